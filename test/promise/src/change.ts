import { Grant, Microservice } from '@callboard/contract';
import { Deployed, revoked } from './deployed';
import { findingsOf } from './judge';
import { copied } from './promise/copies';
import { Packet, promisesOf } from './promise/expected';
import { healthOn, isLinkerd, proxyPort } from './promise/linkerd';
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

/** Is it a packet to what the grant opens, or a copy of one, from somebody of the caller's namespace? */
export function isCovered(
  packet: Packet,
  deployed: Deployed,
  service: Microservice,
  promised: Promised | undefined,
): boolean {
  if (!promised) return false;
  const copies = copied(deployed, service, promised);
  return (
    isTo(packet, deployed, service, promised) ||
    (copies !== undefined &&
      isTo(packet, deployed, copies.target, copies.promised))
  );
}

function isTo(
  { from, to, protocol, port }: Packet,
  { platform }: Deployed,
  service: Microservice,
  promised: Promised,
): boolean {
  return (
    promised !== undefined &&
    'labels' in promised.peer &&
    from.kind === 'pods' &&
    from.namespace === promised.peer.namespace &&
    to.kind === 'pods' &&
    [podsOf(service, platform), waypointOf(service, platform)?.pods].some(
      pods => pods && isOneOf(pods, to),
    ) &&
    protocol === 'TCP' &&
    // Of what is tunnelled in ambient mode policies know no port.
    (isAmbient(platform) ||
      promised.ports.includes(port) ||
      // Who gets to the proxy may ask for the health of all ports, and what comes of the proxy's own nobody knows.
      (isLinkerd(platform) &&
        // Other pods with the service's labels have the mesh's default on all ports that no Server is for.
        (port === proxyPort ||
          to.heldBy !== 'manifests' ||
          healthOn(service, port).length > 0)))
  );
}
