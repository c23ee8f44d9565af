import { Microservice, Platform } from '@callboard/contract';
import type { Protocol } from '@callboard/reachability';
import { Deployed } from '../deployed';
import { End, Pods } from '../world/end';
import { allOf, Answer, anyOf, no, onlyIf, yes } from './answer';
import { comesIn } from './comes-in';
import { goesOut } from './goes-out';
import { byProxy, isLinkerd, portOnTheWire, proxyPort } from './linkerd';
import { byIdentity, byPolicy, closedBy } from './locks';
import { isOneOf, podsOf, Promised, runsPods, Selected } from './promised';

/** What the contracts of one environment promise. */
export interface Promises {
  platform: Platform;
  closedNamespaces: string[];
  services: ServicePromises[];
}

export interface ServicePromises {
  service: Microservice;
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
    })),
  };
}

/**
 * Worked out from the contracts alone. A service is closed both ways but for what is promised. Whom a promise names is
 * let in by his labels and, in a mesh, by his identity: both locks must open for the sake of the same promise.
 */
export function expectedOf(promises: Promises, packet: Packet): Answers {
  const { from, to } = packet;
  const { otherPolicies } = promises.platform.spec;
  const leaving =
    from.kind === 'pods'
      ? policy(promises, from, 'goesOut', to, packet)
      : undefined;
  const arriving =
    to.kind === 'pods' ? atPods(promises, to, packet) : undefined;
  const verdict = allOf(leaving ?? yes, arriving?.verdict ?? yes);
  const isOpen = ['allowed', 'conditional'].includes(verdict.outcome);
  return {
    ...arriving,
    ...(leaving && { leaving }),
    verdict:
      otherPolicies === 'unknown' && isOpen
        ? allOf(verdict, onlyIf({ kind: 'no-other-policies' }))
        : verdict,
  };
}

/** NetworkPolicy, or Cilium's, at one end: pods that no service's policies select are open, unless their namespace is closed. */
function policy(
  { platform, services, closedNamespaces }: Promises,
  self: Pods,
  direction: 'comesIn' | 'goesOut',
  peer: End,
  packet: Packet,
): Answer {
  const { networkPolicy } = platform.spec;
  const wirePort = portOnTheWire(platform, services, packet);
  const own = services.filter(({ pods }) => isOneOf(pods, self));
  if (own.length === 0 && !closedNamespaces.includes(self.namespace))
    return yes;
  return anyOf(
    closedBy(networkPolicy),
    ...own
      .flatMap(one => one[direction])
      .filter(promised => isOpened(platform, promised, packet, wirePort))
      .map(promised => byPolicy(promised, peer, networkPolicy)),
  );
}

function isAbout({ protocols, ports }: Promised, { protocol, port }: Packet) {
  return protocols.includes(protocol) && ports.includes(port);
}

/** Does the promise open the port that a policy sees? Where a mesh moves what it carries, that is the mesh's. */
function isOpened(
  platform: Platform,
  { protocols, ports, tunnel }: Promised,
  { protocol }: Packet,
  wirePort: number,
): boolean {
  return (
    protocols.includes(protocol) &&
    (ports.includes(wirePort) ||
      (tunnel === true && isLinkerd(platform) && wirePort === proxyPort))
  );
}

function atPods(
  promises: Promises,
  to: Pods,
  packet: Packet,
): Pick<Answers, 'entering' | 'mesh' | 'verdict'> {
  const { platform, services } = promises;
  const { networkPolicy } = platform.spec;
  const { from } = packet;
  const entering = policy(promises, to, 'comesIn', from, packet);
  if (platform.spec.mesh.kind === 'none')
    return { entering, verdict: entering };
  // Policies see one port for all that it carries, so that each lock opens by itself.
  if (isLinkerd(platform)) {
    const mesh = byProxy(platform, services, to, packet);
    return { entering, mesh, verdict: allOf(entering, mesh) };
  }
  const own = services.filter(({ pods }) => isOneOf(pods, to));
  if (!isCaptured(to, packet) || own.length === 0) {
    const mesh = isCaptured(to, packet) ? byNamespace(promises, to, from) : yes;
    return { entering, mesh, verdict: allOf(entering, mesh) };
  }
  const about = own
    .flatMap(one => one.comesIn)
    .filter(promised => isAbout(promised, packet));
  return {
    entering,
    mesh: anyOf(no, ...about.map(promised => byIdentity(promised, from))),
    verdict: anyOf(
      no,
      ...about.map(promised =>
        allOf(
          byPolicy(promised, from, networkPolicy),
          byIdentity(promised, from),
        ),
      ),
    ),
  };
}

/** Ports of the sidecar itself. */
const portsOfSidecar = [15020, 15021, 15090];

/** A sidecar takes TCP into its hands, but for its own ports. */
function isCaptured(to: Pods, { protocol, port }: Packet): boolean {
  return (
    to.serviceAccount !== undefined &&
    protocol === 'TCP' &&
    !portsOfSidecar.includes(port)
  );
}

/** In a namespace of Callboard's every sidecar asks who is calling. */
function byNamespace(
  { closedNamespaces }: Promises,
  to: Pods,
  from: End,
): Answer {
  const hasIdentity = from.kind === 'pods' && from.serviceAccount !== undefined;
  return closedNamespaces.includes(to.namespace) && !hasIdentity ? no : yes;
}
