import type { SnapshotObject, Workload } from '@callboard/reachability';

/** A workload by its kind and name, in a namespace that is known. */
export interface Owner {
  kind: string;
  name: string;
}

/**
 * What runs the pods of an object that another one controls; nothing for one that stands for itself. A ReplicaSet of a
 * Deployment is named after it and the hash that its pods are labelled with: the Deployment is who people know.
 */
export function ownerOf(
  { metadata: { owner } }: SnapshotObject,
  { labels }: Workload,
): Owner | undefined {
  // The kubelet's own pods have their node as owner, and nothing else in common.
  if (!owner || owner.kind === 'Node') return undefined;
  const hash = labels.known['pod-template-hash'];
  return owner.kind === 'ReplicaSet' && hash && owner.name.endsWith(`-${hash}`)
    ? { kind: 'Deployment', name: owner.name.slice(0, -hash.length - 1) }
    : owner;
}
