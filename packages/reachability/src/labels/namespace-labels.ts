import { SnapshotObject } from '../snapshot';
import { Labels } from './selector';

/** What knows the labels of namespaces, such as a network. */
export interface KnowsNamespaces {
  labelsOfNamespace(name: string): Labels;
}

/** Set by the API server on every namespace; nobody can change it. */
export const nameLabel = 'kubernetes.io/metadata.name';

/**
 * The labels of a namespace: those that its manifest says, and its name, which is always known.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
 */
export function namespaceLabels(
  name: string,
  namespace: SnapshotObject | undefined,
): Labels {
  return {
    known: { ...namespace?.metadata.labels, [nameLabel]: name },
    mayHave: () => namespace === undefined,
  };
}
