import { AccessGrant, Grant } from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { refOf, RepositoryState } from '../../../repository/state';
import {
  approvalOf,
  describeChange,
  Description,
  list,
  onlyRequests,
} from '../../describe-change';
import { Surroundings } from '../../body/Surroundings';
import { ChangePlan } from '../../ChangePlan';
import { bystandersOf, sayOfBystanders } from '../access/bystanders';
import { grantIn } from '../../grant-in';
import { whereBothAre } from '../access/where-both-are';
import { Asking } from '../Operation';

/** Says in words what a grant does when it is merged, and who should agree. */
export function describeGrant(
  state: RepositoryState,
  request: AccessGrant,
  { by, owns }: Asking,
  plan: ChangePlan,
  where: Surroundings,
): Description {
  const { service, caller, reason } = request;
  const [callee, who] = [refOf(service), refOf(caller)];
  const { microservices, grants } = plan.after;
  const before = grantIn(state.grants, request);
  const after = grantIn(grants, request)!;
  const contract = microservices.get(who);
  const owner = microservices.get(callee)?.spec.owner;
  const isWritten = (path: string) =>
    plan.files.some(file => file.path === path);
  const isWider = before && isWritten(paths.grant(service, caller));
  const termsOf = (grant: Grant) =>
    sayTerms(grant, whereBothAre(plan, request, grant));
  // What lets out the pods of a caller without a contract is not known here.
  const may = contract ? 'may call' : 'is let in by';
  return describeChange(
    state,
    {
      title: `Grant ${who} access to ${callee}`,
      summary: summaryOf(),
      access: [
        `${who} ${may} ${callee} on ${termsOf(after)}${approvalOf(
          owner,
          owns,
        )}${isWider ? `; so far on ${termsOf(before)}` : ''}.`,
        ...sayOfBystanders(bystandersOf(state, after), 'is let in'),
        ...(isWritten(paths.microservice(caller))
          ? [
              `The contract of ${who} gets the call${approvalOf(
                contract?.spec.owner,
                owns,
              )}.`,
            ]
          : []),
        ...(plan.drifted.length ? [] : ['Nobody loses access.']),
      ],
      reason,
      requestedBy: by,
      services: contract ? [service, caller] : [service],
    },
    plan,
    where,
  );

  function summaryOf(): string {
    if (!before) return `${who} gets access to ${callee}.`;
    return isWider
      ? `${who} gets more access to ${callee} than it has.`
      : `${who} is let in by ${callee} already; the rest is brought in line.`;
  }
}

function sayTerms({ spec }: Grant, environments: string[]): string {
  return [
    list(spec.ports),
    onlyRequests(spec.http),
    environments.length ? ` in ${list(environments)}` : '',
    spec.until ? ` until ${spec.until}` : '',
  ].join('');
}
