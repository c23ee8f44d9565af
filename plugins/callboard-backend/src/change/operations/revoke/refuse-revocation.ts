import { AccessRevocation } from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { refOf, RepositoryState } from '../../../repository/state';
import { list } from '../../describe-change';
import { ChangeIssue } from '../../InvalidChangeError';
import { letInByHand } from '../access/let-in-by-hand';
import { grantIn } from '../../grant-in';
import { refusePair, refusePorts } from '../access/refuse-pair';

/** What stands in the way of a revocation before anything is planned. */
export function refuseRevocation(
  state: RepositoryState,
  request: AccessRevocation,
): ChangeIssue[] {
  const issues = refusePair(state, request);
  if (issues.length) return issues;
  const { service, caller, ports = [] } = request;
  const granted = grantIn(state.grants, request)?.spec.ports ?? [];
  const called = portsCalled(state, request);
  const { spec } = state.microservices.get(refOf(service))!;
  const defined = Object.keys(spec.service?.ports ?? {});
  const unknown = refusePorts(
    ports,
    [...new Set([...defined, ...granted, ...called])],
    refOf(service),
  );
  const byHand =
    granted.length || called.length ? [] : letInByHand(state, request);
  return byHand.length
    ? [
        {
          code: 'let-in-by-hand',
          path: ['caller', 'name'],
          message: `${refOf(caller)} has no grant (${paths.grant(
            service,
            caller,
          )}) that could be revoked; it is let in by ${list(
            byHand,
          )}, written by hand: change that`,
        },
      ]
    : unknown;
}

function portsCalled(
  { microservices }: RepositoryState,
  { service, caller }: AccessRevocation,
): string[] {
  const calls = microservices.get(refOf(caller))?.spec.calls ?? {};
  return Object.values(calls)
    .filter(
      call =>
        call.service === service.name && call.namespace === service.namespace,
    )
    .map(({ port }) => String(port));
}
