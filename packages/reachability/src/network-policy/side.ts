import { Network } from '../network/network';
import { anyOf, isolatedBy } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import { allowed, denied, unknown, Verdict } from '../verdict/verdict';
import { nameOfEnd } from '../packet/end';
import { Workload } from '../workload/workload';
import { Crossing } from './crossing';
import { NetworkPolicy } from './network-policy';
import { waysThrough } from './rule';

/**
 * Do the NetworkPolicies of one side let the packet through? `whenOpen` says it for pods that none of them selects.
 *
 * "By default, a pod is non-isolated" in a direction; policies that select it isolate it, and are additive: what any
 * rule of them allows is allowed, in whatever order.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
export function networkPoliciesAllow(
  network: Network,
  crossing: Crossing,
  whenOpen: () => Verdict,
  others: Others = { sure: [], maybe: [], extra: [] },
): Verdict {
  const { direction, self } = crossing;
  const policies = network
    .policiesSelecting(self)
    .filter(({ policy }) => policy.problem ?? policy.rules[direction]);
  if (self.isOnHostNetwork && policies.length > 0) {
    return onHostNetwork(network, self);
  }
  const isSure = ({ policy, match }: (typeof policies)[number]) =>
    match === 'yes' && !policy.problem;
  const sure = [
    ...policies
      .filter(isSure)
      .flatMap(({ policy }) => allows(network, policy, crossing)),
    ...others.sure,
  ];
  const maybe = [
    ...policies
      .filter(one => !isSure(one))
      .map(({ policy }) => perhapsAllows(network, policy, crossing)),
    ...others.maybe,
  ];
  const { extra } = others;
  return isolatedBy(
    sure.length > 0 ? [...sure, ...extra] : [],
    sure.length === 0 && extra.length > 0
      ? maybe.map(one => anyOf([one, ...extra]))
      : maybe,
    whenOpen,
  );
}

/** What policies of other kinds say that add up with these; `extra` are ways through those that close nothing. */
type Others = Record<'sure' | 'maybe' | 'extra', Verdict[]>;

function onHostNetwork({ profile }: Network, self: Workload): Verdict {
  const because = (as: string): Reason => ({
    engine: 'network-policy',
    code: 'host-network',
    detail: { pods: `${self.namespace}/${self.name}`, as },
  });
  return profile.hostNetworkPods === 'not-isolated'
    ? allowed(because('not-isolated'))
    : unknown(because('self'));
}

/** The ways in which a policy lets the packet through, or that it has none. */
function allows(
  network: Network,
  policy: NetworkPolicy,
  crossing: Crossing,
): Verdict[] {
  const { direction } = crossing;
  const ways = (policy.rules[direction] ?? []).flatMap((rule, index) =>
    waysThrough(network, policy, rule, index, crossing),
  );
  if (ways.length > 0) return ways;
  const none: Reason = {
    engine: 'network-policy',
    code: 'no-rule-for-peer',
    ...naming(policy.object),
    detail: {
      direction,
      peer: nameOfEnd(crossing.peer),
      ...(policy.selector.length === 0 && { scope: 'namespace' }),
    },
  };
  return [denied(none)];
}

/** A policy that perhaps selects: why it is not known goes along. */
function perhapsAllows(
  network: Network,
  policy: NetworkPolicy,
  crossing: Crossing,
): Verdict {
  if (policy.problem) {
    return unknown({
      engine: 'network-policy',
      code: 'malformed',
      ...naming(policy.object),
      at: { path: policy.problem.path, line: policy.problem.line ?? 1 },
      detail: { problem: policy.problem.message },
    });
  }
  const verdict = anyOf(allows(network, policy, crossing));
  return {
    ...verdict,
    reasons: [
      {
        engine: 'network-policy',
        code: 'label-set-at-run-time',
        ...naming(policy.object),
        detail: { pods: `${crossing.self.namespace}/${crossing.self.name}` },
      },
      ...verdict.reasons,
    ],
  };
}
