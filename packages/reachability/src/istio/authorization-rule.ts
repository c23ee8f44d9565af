import { every, Match } from '../labels/selector';
import { Network } from '../network/network';
import { podPortsOf } from '../service/service';
import { Problem, SnapshotObject } from '../snapshot';
import { requestsText } from '../words/condition';
import { anyOf } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import {
  allowed,
  conditional,
  denied,
  RequestPattern,
  unknown,
  Verdict,
} from '../verdict/verdict';
import {
  AuthorizationPolicy,
  AuthorizationRule,
  operationFields,
  OperationRule,
  sourceFields,
  SourceRule,
} from './authorization-policy';
import { Identity, identityOf, isNamed } from './identity';
import { Workload } from '../workload/workload';
import { Arrival } from './arrival';
import { speaksNoHttp } from './protocol';

/** Do the rules of an ALLOW policy let the caller in? Without rules it allows nothing. */
export function policyAllows(
  network: Network,
  policy: AuthorizationPolicy,
  arrival: Arrival,
  identity: Identity,
): Verdict {
  if (policy.problem) return malformed(policy.object, policy.problem);
  const verdict = anyOf(
    policy.rules.map((rule, index) => {
      const place = naming(policy.object, { list: 'rules', index });
      return ruleAllows(network, policy, rule, arrival, identity, place);
    }),
  );
  return verdict.outcome === 'denied' && verdict.reasons.length === 0
    ? denied({
        engine: 'istio',
        code: 'no-rule-for-peer',
        ...naming(policy.object),
        detail: { direction: 'ingress', peer: nameOf(arrival, identity) },
      })
    : verdict;
}

/** What a policy says that makes no sense. */
export function malformed(object: SnapshotObject, problem: Problem): Verdict {
  return unknown({
    engine: 'istio',
    code: 'malformed',
    ...naming(object),
    at: { path: problem.path, line: problem.line ?? 1 },
    detail: { problem: problem.message },
  });
}

/** "A match occurs when at least one source, one operation and all conditions match the request." */
function ruleAllows(
  network: Network,
  { namespace }: AuthorizationPolicy,
  { from, to, when }: AuthorizationRule,
  arrival: Arrival,
  identity: Identity,
  place: Partial<Reason>,
): Verdict {
  const because = (
    code: Reason['code'],
    detail?: Reason['detail'],
  ): Reason => ({
    engine: 'istio',
    code,
    ...place,
    ...(detail && { detail }),
  });
  const source = from.length
    ? best(from.map(one => isSource(one.source, identity, namespace)))
    : 'yes';
  if (source === 'no') {
    return identity.kind === 'none'
      ? denied(because('no-identity', { peer: peerName(arrival) }))
      : denied();
  }
  // What speaks no HTTP has no request to match: a rule that restricts requests anywhere is dropped there as a whole.
  const isOfRequests = to.some(
    ({ operation: { methods, paths } }) => methods ?? paths,
  );
  if (isOfRequests && isOpaque(network, arrival)) {
    const port = String(arrival.port);
    return denied(because('http-rule-on-tcp-port', { port }));
  }
  const operation = anyOf(
    (to.length ? to : [{ operation: {} as OperationRule }]).map(one =>
      operationAllows(one.operation, arrival, because),
    ),
  );
  const isUnclear = source === 'maybe' || when.length > 0;
  return isUnclear && operation.outcome !== 'denied'
    ? unknown(unclear(from, when, identity, because))
    : operation;
}

/** Can the rule of a policy in this namespace mean a caller that proves who it is? */
export function mayBeFrom(
  caller: Workload,
  { from }: AuthorizationRule,
  namespace: string,
  { trustDomain }: { trustDomain: string },
): boolean {
  const identity = identityOf(caller, trustDomain);
  return (
    from.length === 0 ||
    from.some(({ source }) => isSource(source, identity, namespace) !== 'no')
  );
}

/** Any one is enough. */
function best(matches: Match[]): Match {
  if (matches.includes('yes')) return 'yes';
  return matches.includes('maybe') ? 'maybe' : 'no';
}

/** Fields of one source are ANDed; one that is not evaluated may hold or not. */
function isSource(
  source: SourceRule,
  identity: Identity,
  namespace: string,
): Match {
  return every([
    ...(['principals', 'namespaces', 'serviceAccounts'] as const).flatMap(
      field => {
        const values = source[field];
        return values ? [isNamed(field, values, identity, namespace)] : [];
      },
    ),
    ...(othersThan(sourceFields, source).length ||
    Object.keys(source).length === 0
      ? ['maybe' as const]
      : []),
  ]);
}

function operationAllows(
  operation: OperationRule,
  arrival: Arrival,
  because: (code: Reason['code'], detail?: Reason['detail']) => Reason,
): Verdict {
  const { ports, methods, paths } = operation;
  if (ports && !ports.some(port => Number(port) === arrival.port)) {
    return denied(
      because('no-rule-for-port', {
        allowed: ports.map(port => `TCP ${port}`).join(', '),
        asked: `TCP ${arrival.port}`,
      }),
    );
  }
  const others = othersThan(operationFields, operation);
  if (others.length)
    return unknown(because('not-evaluated', { field: others[0] }));
  if (!methods && !paths) return allowed(because('rule-allows'));
  const pattern: RequestPattern = {
    ...(methods && { methods }),
    ...(paths && { paths }),
  };
  return conditional(
    [{ kind: 'requests', requests: [pattern] }],
    because('request-decides', { requests: requestsText(pattern) }),
  );
}

/** Does a Service declare the port as one whose content the sidecar does not read? */
function isOpaque(network: Network, { to, port }: Arrival): boolean {
  return network
    .servicesOf(to)
    .flatMap(({ ports }) => ports)
    .filter(one => one.protocol === 'TCP' && podPortsOf(one, to).includes(port))
    .some(speaksNoHttp);
}

function unclear(
  from: AuthorizationRule['from'],
  when: AuthorizationRule['when'],
  identity: Identity,
  because: (code: Reason['code'], detail?: Reason['detail']) => Reason,
): Reason {
  if (when.length > 0) {
    return because('not-evaluated', { field: `when ${when[0].key}` });
  }
  const [field] = from.flatMap(({ source }) =>
    othersThan(sourceFields, source),
  );
  return field || identity.kind !== 'unknown'
    ? because('not-evaluated', { field: field ?? 'source' })
    : because('identity-unknown');
}

function othersThan(known: string[], fields: object): string[] {
  return Object.keys(fields).filter(field => !known.includes(field));
}

function nameOf(arrival: Arrival, identity: Identity): string {
  return identity.kind === 'workload' ? identity.principal : peerName(arrival);
}

function peerName({ from }: Arrival): string {
  return from.kind === 'workload'
    ? `${from.workload.namespace}/${from.workload.name}`
    : from.cidr;
}
