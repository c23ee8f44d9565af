import type { SnapshotObject, Workload } from '@callboard/reachability';

/** A workload by its kind and name, in a namespace that is known. */
export interface Owner {
  kind: string;
  name: string;
}

/** What names its ReplicaSets after itself and a hash, by the label that their pods have the hash in. */
const hashes = {
  'pod-template-hash': 'Deployment',
  'rollouts-pod-template-hash': 'Rollout',
};

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
  if (owner.kind !== 'ReplicaSet') return owner;
  for (const [label, kind] of Object.entries(hashes)) {
    const end = `-${labels.known[label]}`;
    if (owner.name.endsWith(end))
      return { kind, name: owner.name.slice(0, -end.length) };
  }
  return owner;
}
