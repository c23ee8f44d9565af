import { Grant, Microservice } from '@callboard/contract';
import { Deployed, revoked } from './deployed';
import { findingsOf } from './judge';
import { Packet, promisesOf } from './promise/expected';
import { isOneOf, podsOf, Promised } from './promise/promised';
import { isAmbient, waypointOf } from './promise/waypoint';
import { toScene } from './world/scene';

/** What the engine finds otherwise once one grant is gone, or found otherwise before it came. */
export function changedBy(
  deployed: Deployed,
): (service: Microservice, grant: Grant) => Packet[] {
  const scene = toScene(deployed, promisesOf(deployed));
  const before = findingsOf(deployed, scene);
  return (service, grant) => {
    const after = findingsOf(revoked(deployed, service, grant), scene);
    return scene.packets.filter((_, index) => before[index] !== after[index]);
  };
}

/** Is it a packet to what the grant opens, from somebody of the caller's namespace? */
export function isCovered(
  { from, to, protocol, port }: Packet,
  { platform }: Deployed,
  service: Microservice,
  promised: Promised | undefined,
): boolean {
  return (
    promised !== undefined &&
    !('cidrs' in promised.peer) &&
    from.kind === 'pods' &&
    from.namespace === promised.peer.namespace &&
    to.kind === 'pods' &&
    [podsOf(service, platform), waypointOf(service, platform)?.pods].some(
      pods => pods && isOneOf(pods, to),
    ) &&
    protocol === 'TCP' &&
    (isAmbient(platform) || promised.ports.includes(port))
  );
}
