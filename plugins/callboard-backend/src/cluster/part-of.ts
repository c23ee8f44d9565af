import { NetworkPart, SnapshotObject, toPart } from '@callboard/reachability';
import { isSecondInCluster } from '../repository/is-second-service';

const parts = new WeakMap<SnapshotObject, NetworkPart>();

/** What an object is to a network: found out once, as it arrives, so that no reader waits for all of a cluster at once. */
export function partOf(object: SnapshotObject): NetworkPart {
  const known = parts.get(object);
  if (known) return known;
  const { objects, problems } = toPart({ objects: [object], problems: [] });
  const isOfItsOwn = (one: NetworkPart['objects'][number]) =>
    one.is !== 'service' || !isSecondInCluster(one.read);
  const part = { objects: objects.filter(isOfItsOwn), problems };
  parts.set(object, part);
  return part;
}
