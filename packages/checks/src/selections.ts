import { Network, NetworkPolicy, Workload } from '@callboard/reachability';
import { missOf } from './did-you-mean';
import { once } from './once';

/** Which policies select which pods. */
export interface Selections {
  /** The pods that a policy selects, or may select. */
  podsSelectedBy(policy: NetworkPolicy): ReadonlySet<Workload>;
  /** The policies of a namespace that select none of its pods. */
  idlePoliciesIn(namespace: string): NetworkPolicy[];
  /** The pods that an idle policy was probably meant to select. */
  podsMissedBy(policy: NetworkPolicy): ReadonlySet<Workload>;
}

export function selectionsIn(network: Network): Selections {
  const byPolicy = once((namespace: string) =>
    selectionsOf(network, network.workloadsIn(namespace)),
  );
  const podsSelectedBy = (policy: NetworkPolicy) =>
    byPolicy(policy.namespace).get(policy) ?? new Set<Workload>();
  return {
    podsSelectedBy,
    idlePoliciesIn: once(namespace =>
      network
        .networkPoliciesIn(namespace)
        .filter(policy => podsSelectedBy(policy).size === 0),
    ),
    podsMissedBy: once(
      ({ namespace, selector }) =>
        new Set(missOf(selector, network.workloadsIn(namespace)).pods),
    ),
  };
}

/** By policy, which pods it selects: from the pods' end, for most policies select few of them. */
function selectionsOf(network: Network, workloads: Workload[]) {
  const selections = new Map<NetworkPolicy, Set<Workload>>();
  for (const workload of workloads) {
    for (const { policy } of network.policiesSelecting(workload)) {
      const selection = selections.get(policy) ?? new Set<Workload>();
      selections.set(policy, selection.add(workload));
    }
  }
  return selections;
}
