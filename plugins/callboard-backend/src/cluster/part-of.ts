import { NetworkPart, SnapshotObject, toPart } from '@callboard/reachability';
import { isDeepStrictEqual } from 'node:util';
import { isSecondInCluster } from '../repository/is-second-service';

const parts = new WeakMap<SnapshotObject, NetworkPart>();

/**
 * What an object is to a network: found out once, as it arrives, so that no reader waits for all of a cluster at once.
 * `earlier`: the object as it was before. Where it differs in its status alone, it is the same part: of statuses, verdicts
 * depend on those of pods only.
 */
export function partOf(
  object: SnapshotObject,
  earlier?: SnapshotObject,
): NetworkPart {
  const known = parts.get(object);
  if (known) return known;
  const part =
    earlier && isSameButStatus(earlier, object)
      ? partOf(earlier)
      : understood(object);
  parts.set(object, part);
  return part;
}

function isSameButStatus(one: SnapshotObject, other: SnapshotObject): boolean {
  const { status: _, ...rest } = one;
  const { status: __, ...otherRest } = other;
  return one.kind !== 'Pod' && isDeepStrictEqual(rest, otherRest);
}

function understood(object: SnapshotObject): NetworkPart {
  const { objects, problems } = toPart({ objects: [object], problems: [] });
  const isOfItsOwn = (one: NetworkPart['objects'][number]) =>
    one.is !== 'service' || !isSecondInCluster(one.read);
  // A copy is as long as what is in it: there are as many parts as objects.
  return { objects: objects.filter(isOfItsOwn).slice(), problems };
}
