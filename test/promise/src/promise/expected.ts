import { Microservice, Platform } from '@callboard/contract';
import type { Protocol } from '@callboard/reachability';
import { Deployed } from '../deployed';
import { End, Pods } from '../world/end';
import { allOf, Answer, anyOf, no, onlyIf, yes } from './answer';
import { comesIn, comesThrough } from './comes-in';
import { goesOn, goesOut } from './goes-out';
import { byProxy, isLinkerd, portOnTheWire, proxyPort } from './linkerd';
import { byIdentity, byPolicy, closedBy } from './locks';
import { isOneOf, podsOf, Promised, runsPods, Selected } from './promised';
import { isAmbient, tunnelPort, Waypoint, waypointOf } from './waypoint';

/** What the contracts of one environment promise. */
export interface Promises {
  platform: Platform;
  closedNamespaces: string[];
  services: ServicePromises[];
}

export interface ServicePromises extends Held {
  service: Microservice;
  /** What stands in front of its address; nothing where calls go straight to the pods. */
  waypoint?: WaypointPromises;
}

export interface WaypointPromises extends Waypoint, Held {
  /** Whom it lets through to the service. */
  through: Promised[];
}

/** Pods that are closed but for what is promised. */
export interface Held {
  pods: Selected;
  comesIn: Promised[];
  goesOut: Promised[];
}

/** A packet from one end to another; `port` is where it arrives. */
export interface Packet {
  from: End;
  to: End;
  protocol: Protocol;
  port: number;
  /** Is it sent to the address of the Service, and not to the pods themselves? */
  isToService?: boolean;
}

/** What each lock on the way has to say, and what comes out of them. */
export interface Answers {
  leaving?: Answer;
  entering?: Answer;
  mesh?: Answer;
  verdict: Answer;
}

export function promisesOf(deployed: Deployed): Promises {
  const { platform, closedNamespaces, rendered } = deployed;
  return {
    platform,
    closedNamespaces,
    services: rendered.filter(runsPods).map(service => ({
      service,
      pods: podsOf(service, platform),
      comesIn: comesIn(deployed, service),
      goesOut: goesOut(deployed, service),
      ...waypointBefore(deployed, service),
    })),
  };
}

function waypointBefore(
  deployed: Deployed,
  service: Microservice,
): Pick<ServicePromises, 'waypoint'> {
  const waypoint = waypointOf(service, deployed.platform);
  const through = comesThrough(deployed, service);
  return waypoint
    ? {
        waypoint: {
          ...waypoint,
          through,
          // It listens for tunnels alone.
          comesIn: through.map(promised => ({ ...promised, ports: [] })),
          goesOut: goesOn(deployed.platform, service),
        },
      }
    : {};
}

/**
 * Worked out from the contracts alone. A service is closed both ways but for what is promised. Whom a promise names is
 * let in by his labels and, in a mesh, by his identity: both locks must open for the sake of the same promise, but for
 * probes, which have none. Of what a mesh carries policies see no ports, so that each lock opens by itself; and who calls
 * the address of a Service that has a waypoint comes by it.
 */
export function expectedOf(promises: Promises, packet: Packet): Answers {
  const { otherPolicies } = promises.platform.spec;
  const waypoint = waypointOn(promises, packet);
  const answers = waypoint
    ? byWaypoint(promises, waypoint, packet)
    : straight(promises, packet);
  const isOpen = ['allowed', 'conditional'].includes(answers.verdict.outcome);
  return {
    ...answers,
    verdict:
      otherPolicies === 'unknown' && isOpen
        ? allOf(answers.verdict, onlyIf({ kind: 'no-other-policies' }))
        : answers.verdict,
  };
}

function straight(promises: Promises, packet: Packet): Answers {
  const { from, to } = packet;
  const leaving =
    from.kind === 'pods' ? policy(promises, 'goesOut', packet) : undefined;
  const arriving = to.kind === 'pods' ? atPods(promises, packet) : undefined;
  return {
    ...arriving,
    ...(leaving && { leaving }),
    verdict: allOf(leaving ?? yes, arriving?.verdict ?? yes),
  };
}

/** What a packet goes by: no waypoint sends to another one, and who is outside of the mesh knows of none. */
function waypointOn(
  { platform, services }: Promises,
  packet: Packet,
): WaypointPromises | undefined {
  const { from, to, isToService } = packet;
  if (!isToService || !isTunnelled(platform, packet)) return undefined;
  return from.kind === 'pods' && from.heldBy === 'gateway'
    ? undefined
    : services.find(({ pods }) => to.kind === 'pods' && isOneOf(pods, to))
        ?.waypoint;
}

/** To the waypoint, then on from it in its own name; it alone sees who is calling, and what. */
function byWaypoint(
  promises: Promises,
  { name, pods, through }: WaypointPromises,
  packet: Packet,
): Answers {
  const proxy: Pods = {
    kind: 'pods',
    name,
    ...pods,
    serviceAccount: name,
    heldBy: 'gateway',
  };
  const first = { ...packet, to: proxy };
  const last = straight(promises, { ...packet, from: proxy });
  const leaving = allOf(
    policy(promises, 'goesOut', first),
    policy(promises, 'comesIn', first),
  );
  const entering = allOf(last.leaving ?? yes, last.entering ?? yes);
  const mesh = allOf(
    anyOf(
      no,
      ...through
        .filter(promised => isAbout(promised, packet))
        .map(promised => byIdentity(promised, packet.from)),
    ),
    last.mesh ?? yes,
  );
  return { leaving, entering, mesh, verdict: allOf(leaving, entering, mesh) };
}

/** NetworkPolicy, or Cilium's, at one end: pods that no service's policies select are open, unless their namespace is closed. */
function policy(
  promises: Promises,
  direction: 'comesIn' | 'goesOut',
  packet: Packet,
): Answer {
  const { platform, services, closedNamespaces } = promises;
  const { networkPolicy } = platform.spec;
  const [self, peer] =
    direction === 'goesOut'
      ? [packet.from, packet.to]
      : [packet.to, packet.from];
  if (self.kind === 'addresses') return yes;
  const own = services
    .flatMap((one): Held[] => [one, ...(one.waypoint ? [one.waypoint] : [])])
    .filter(({ pods }) => isOneOf(pods, self));
  if (own.length === 0 && !closedNamespaces.includes(self.namespace))
    return yes;
  return anyOf(
    closedBy(networkPolicy),
    ...own
      .flatMap(one => one[direction])
      .filter(promised => isOnWire(promised, packet, promises))
      .map(promised => byPolicy(promised, peer, networkPolicy)),
  );
}

function isAbout({ protocols, ports }: Promised, { protocol, port }: Packet) {
  return protocols.includes(protocol) && ports.includes(port);
}

/** The same as policies see it: of what is tunnelled they know no port, and what Linkerd carries has its proxy's. */
function isOnWire(
  promised: Promised,
  packet: Packet,
  { platform, services }: Promises,
) {
  if (isTunnelled(platform, packet))
    return (
      promised.tunnel || isAbout(promised, { ...packet, port: tunnelPort })
    );
  const port = portOnTheWire(platform, services, packet);
  const isCarried = isLinkerd(platform) && port === proxyPort;
  return (
    isAbout(promised, { ...packet, port }) ||
    (isCarried &&
      promised.tunnel === true &&
      promised.protocols.includes(packet.protocol))
  );
}

function isTunnelled(platform: Platform, { from, to, protocol }: Packet) {
  const isInMesh = (end: End) =>
    end.kind === 'pods' && end.serviceAccount !== undefined;
  return (
    isAmbient(platform) && protocol === 'TCP' && isInMesh(from) && isInMesh(to)
  );
}

function atPods(
  promises: Promises,
  packet: Packet,
): Pick<Answers, 'entering' | 'mesh' | 'verdict'> {
  const { platform, services } = promises;
  const { networkPolicy } = platform.spec;
  const { from, to } = packet;
  const entering = policy(promises, 'comesIn', packet);
  if (platform.spec.mesh.kind === 'none' || to.kind === 'addresses')
    return { entering, verdict: entering };
  // Policies see one port for all that it carries, so that each lock opens by itself.
  if (isLinkerd(platform)) {
    const mesh = byProxy(platform, services, to, packet);
    return { entering, mesh, verdict: allOf(entering, mesh) };
  }
  const own = services.filter(({ pods }) => isOneOf(pods, to));
  if (!isCaptured(platform, to, packet) || own.length === 0) {
    const mesh = isCaptured(platform, to, packet)
      ? byNamespace(promises, to, from)
      : yes;
    return { entering, mesh, verdict: allOf(entering, mesh) };
  }
  const about = own
    .flatMap(one => one.comesIn)
    .filter(promised => isAbout(promised, packet));
  const mesh = anyOf(no, ...about.map(promised => byIdentity(promised, from)));
  return {
    entering,
    mesh,
    verdict: isTunnelled(platform, packet)
      ? allOf(entering, mesh)
      : anyOf(
          no,
          ...about.map(promised =>
            allOf(
              byPolicy(promised, from, networkPolicy),
              promised.isProbe ? mesh : byIdentity(promised, from),
            ),
          ),
        ),
  };
}

/** Ports of the sidecar itself. */
const portsOfSidecar = [15020, 15021, 15090];

/** A sidecar takes TCP into its hands, but for its own ports; a ztunnel takes all of it. */
function isCaptured(
  platform: Platform,
  to: Pods,
  { protocol, port }: Packet,
): boolean {
  return (
    to.serviceAccount !== undefined &&
    protocol === 'TCP' &&
    (isAmbient(platform) || !portsOfSidecar.includes(port))
  );
}

/** In a namespace of Callboard's every proxy asks who is calling. */
function byNamespace(
  { closedNamespaces }: Promises,
  to: Pods,
  from: End,
): Answer {
  const hasIdentity = from.kind === 'pods' && from.serviceAccount !== undefined;
  return closedNamespaces.includes(to.namespace) && !hasIdentity ? no : yes;
}
