import { every, Labels, Match, selects } from '../labels/selector';
import { Workload } from '../workload/workload';
import { PodsEntry } from './admin-policy';

/** What knows the labels of namespaces, such as a network. */
export interface KnowsNamespaces {
  labelsOfNamespace(name: string): Labels;
}

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
