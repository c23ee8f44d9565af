import { every, Match, selects } from '../labels/selector';
import { Network } from '../network/network';
import { Workload } from '../workload/workload';
import { PodsEntry } from './admin-policy';

type Labelled = Pick<Network, 'labelsOfNamespace'>;

/** Does an entry select these pods? Both selectors must. "Host-networked pods are not included." */
export function selectsPods(
  network: Labelled,
  entry: PodsEntry,
  pods: Workload,
): Match {
  if (pods.isOnHostNetwork) return 'no';
  return every([
    selectsNamespace(network, entry, pods.namespace),
    selects(entry.podSelector, pods.labels),
  ]);
}

export function selectsNamespace(
  { labelsOfNamespace }: Labelled,
  { namespaceSelector }: PodsEntry,
  namespace: string,
): Match {
  return selects(namespaceSelector, labelsOfNamespace(namespace));
}
