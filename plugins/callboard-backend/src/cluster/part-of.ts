import { NetworkPart, SnapshotObject, toPart } from '@callboard/reachability';

const parts = new WeakMap<SnapshotObject, NetworkPart>();

/** What an object is to a network: found out once, as it arrives, so that no reader waits for all of a cluster at once. */
export function partOf(object: SnapshotObject): NetworkPart {
  const known = parts.get(object);
  if (known) return known;
  const part = toPart({ objects: [object], problems: [] });
  parts.set(object, part);
  return part;
}
