import { AuthorizationPolicy } from '../../istio/authorization-policy';
import { mayBeFrom } from '../../istio/may-be-from';
import { AuthorizationRule } from '../../istio/rule-schema';
import { membershipOf } from '../../istio/membership';
import { selects } from '../../labels/selector';
import { istioIn } from '../../network/facts';
import { Network } from '../../network/network';
import { Workload } from '../../workload/workload';
import { onlyInOne, textOf } from './only-in-one';
import { touchedByUnread } from './by-unread';
import { bothWays, podsIn, Touch } from './touch';
import { Being } from './being';

/**
 * Ways to the pods that a policy selects. Rules only add: of pods that are closed by a policy in both states, only ways
 * of those callers differ that may be meant by a rule which not both versions have.
 */
export function touchedByAuthorizationPolicy(
  versions: Being<'authorization-policy'>[],
  states: Network[],
): Touch[] {
  const [{ facts }] = states;
  const mesh = istioIn(facts.mesh);
  if (!mesh) return touchedByUnread(versions, states);
  const policies = versions.flatMap(({ read }) => read ?? []);
  // Its targets may be gateways with pods by hand, or waypoints before pods anywhere.
  if (policies.some(({ targets }) => targets)) {
    return bothWays(podsIn(undefined));
  }
  if (policies.length === 0) return [];
  const [{ namespace }] = policies;
  const place = namespace === mesh.rootNamespace ? undefined : namespace;
  const selected = (network: Network) =>
    podsIn(place)(network).filter(({ labels }) =>
      policies.some(({ selector }) => selects(selector, labels) !== 'no'),
    );
  const rules = changedRules(policies);
  if (!rules) return [{ ways: 'to', podsIn: selected }];
  const isClosed = (pods: Workload) =>
    states.every(network => isSurelyClosed(network, pods));
  const isMeant = (network: Network, caller: Workload) =>
    // Where a sidecar and a ztunnel meet, nobody knows who is who.
    mesh.kind === 'istio-ambient' ||
    membershipOf(network, caller) === 'unknown' ||
    rules.some(rule => mayBeFrom(caller, rule, namespace, mesh));
  return [
    {
      ways: 'to',
      podsIn: network => selected(network).filter(isClosed),
      peersIn: network =>
        network.workloads.filter(caller => isMeant(network, caller)),
    },
    {
      ways: 'to',
      podsIn: network => selected(network).filter(pods => !isClosed(pods)),
    },
  ];
}

/** The rules that not both versions have for the pods that they select; nothing where it is not known what they do. */
function changedRules(
  policies: AuthorizationPolicy[],
): AuthorizationRule[] | undefined {
  if (policies.some(({ problem, action }) => problem || action !== 'ALLOW')) {
    return undefined;
  }
  const [first, second] = policies;
  return second && textOf(first.selector) === textOf(second.selector)
    ? onlyInOne(first.rules, second.rules).flat()
    : policies.flatMap(({ rules }) => rules);
}

function isSurelyClosed(network: Network, pods: Workload): boolean {
  return network
    .authorizationPoliciesSelecting(pods)
    .some(
      ({ policy, match }) =>
        match === 'yes' && !policy.problem && policy.action === 'ALLOW',
    );
}
