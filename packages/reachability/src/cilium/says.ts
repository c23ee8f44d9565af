import { Network } from '../network/network';
import { Crossing } from '../network-policy/crossing';
import { anyOf } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import { denied, unknown, Verdict } from '../verdict/verdict';
import { nameOfEnd } from '../packet/end';
import { CiliumPolicy, CiliumRule } from './cilium-policy';
import { meansPeer } from './peers';
import { SelectingCiliumPolicy } from './policies-for';
import { isForPort } from './ports';
import { aboutRule, waysThrough } from './rule';

/** What Cilium's own policies say of a packet, to be put beside what NetworkPolicy says. */
export interface CiliumSays {
  /** Goes before all that anybody allows: denied, or unknown where that is so. */
  denies: Verdict[];
  /** Of the policies that close the pods: the ways through each, or that it has none. */
  sure: Verdict[];
  /** The same of those that perhaps close them. */
  maybe: Verdict[];
  /** Ways through policies that open without closing. */
  extra: Verdict[];
}

/**
 * "Deny policies take precedence over allow policies, regardless of whether they are a Cilium Network Policy, a
 * Clusterwide Cilium Network Policy or even a Kubernetes Network Policy"; what is allowed adds up.
 * @see https://docs.cilium.io/en/stable/security/policy/deny/
 */
export function ciliumSays(network: Network, crossing: Crossing): CiliumSays {
  const says: CiliumSays = { denies: [], sure: [], maybe: [], extra: [] };
  for (const one of network.ciliumPoliciesFor(crossing.self)) {
    if (one.policy.problem) addBroken(says, one.policy);
    else add(says, network, one, crossing);
  }
  if (crossing.self.isOnHostNetwork) {
    says.denies.push(...network.ciliumPoliciesForNodes.map(notForPods));
  }
  return says;
}

function add(
  says: CiliumSays,
  network: Network,
  { policy, match }: SelectingCiliumPolicy,
  crossing: Crossing,
): void {
  const { allows, denies, isDefaultDeny } = policy.sections[crossing.direction];
  const ways = allows.flatMap((rule, index) =>
    waysThrough(network, policy, rule, index, crossing),
  );
  const own = ways.length > 0 ? ways : [denied(noRule(policy, crossing))];
  const refusals = denies.flatMap((rule, index) =>
    refusal(network, policy, rule, index, crossing),
  );
  if (match === 'yes') {
    says.denies.push(...refusals);
    if (isDefaultDeny) says.sure.push(...own);
    else says.extra.push(...ways);
    return;
  }
  const reason = notKnownToSelect(policy, crossing);
  says.denies.push(...refusals.map(() => unknown(reason)));
  if (isDefaultDeny) {
    const { reasons, ...verdict } = anyOf(own);
    says.maybe.push({ ...verdict, reasons: [reason, ...reasons] });
  } else {
    says.extra.push(...ways.map(() => unknown(reason)));
  }
}

/** What a rule of `ingressDeny` or `egressDeny` says, if it is for the packet. */
function refusal(
  network: Network,
  policy: CiliumPolicy,
  rule: CiliumRule,
  index: number,
  crossing: Crossing,
): Verdict[] {
  const about = aboutRule(policy, `${crossing.direction}Deny`, index);
  const meant = meansPeer(network, policy, rule, crossing.peer);
  const matches = rule.ports?.map(port => isForPort(port, crossing)) ?? ['yes'];
  const onPort =
    matches.find(one => one === 'yes') ?? matches.find(one => one === 'maybe');
  if (meant.match === 'no' || !onPort) return [];
  if (meant.match === 'maybe') {
    return [unknown(about(meant.why.code, meant.why.detail))];
  }
  if (meant.match === 'by-name') return [];
  return onPort === 'yes'
    ? [denied(about('cilium-denies'))]
    : [unknown(about('port-not-known'))];
}

/** Pods on the host's network are the host, as far as policies for nodes are enforced. */
function notForPods({ object }: CiliumPolicy): Verdict {
  return unknown({
    engine: 'cilium',
    code: 'not-evaluated',
    ...naming(object),
    detail: { field: 'nodeSelector' },
  });
}

/** It may allow and deny anything. */
function addBroken(says: CiliumSays, { object, problem }: CiliumPolicy): void {
  const verdict = unknown({
    engine: 'cilium',
    code: 'malformed',
    ...naming(object),
    at: { path: problem?.path ?? object.at.path, line: problem?.line ?? 1 },
    detail: { problem: problem?.message ?? '' },
  });
  says.denies.push(verdict);
  says.maybe.push(verdict);
}

function noRule(
  { object, selector }: CiliumPolicy,
  { direction, peer }: Crossing,
): Reason {
  return {
    engine: 'cilium',
    code: 'no-rule-for-peer',
    ...naming(object),
    detail: {
      direction,
      peer: nameOfEnd(peer),
      ...(selector?.length === 0 && { scope: 'namespace' }),
    },
  };
}

function notKnownToSelect(
  { object }: CiliumPolicy,
  { self }: Crossing,
): Reason {
  return {
    engine: 'cilium',
    code: 'label-set-at-run-time',
    ...naming(object),
    detail: { pods: `${self.namespace}/${self.name}` },
  };
}
