import { every, Match, selects } from '../labels/selector';
import { KnowsNamespaces } from '../labels/namespace-labels';
import { Workload } from '../workload/workload';
import { PodsEntry } from './admin-policy';

/** Does an entry select these pods? Both selectors must. "Host-networked pods are not included." */
export function selectsPods(
  network: KnowsNamespaces,
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
  { labelsOfNamespace }: KnowsNamespaces,
  { namespaceSelector }: PodsEntry,
  namespace: string,
): Match {
  return selects(namespaceSelector, labelsOfNamespace(namespace));
}
