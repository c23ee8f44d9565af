import { Microservice, Platform } from '@callboard/contract';
import type { Protocol, RequestPattern } from '@callboard/reachability';
import { End, Pods } from '../world/end';
import { Answer, anyOf, no, nobodyKnows, onlyIf, yes } from './answer';
import { byIdentity } from './locks';
import { isOneOf, portsOf, Promised, Selected } from './promised';

/** Pods that are closed but for what is promised. */
interface ClosedPods {
  service: Microservice;
  pods: Selected;
  comesIn: Promised[];
}

/** What arrives at a port. */
interface Arrival {
  from: End;
  to: End;
  protocol: Protocol;
  port: number;
}

/** Where its proxies take what other proxies send them, and where they show what they are. */
export const proxyPort = 4143;
export const adminPort = 4191;
const ownPorts = [4190, adminPort];

export const isLinkerd = ({ spec }: Platform) => spec.mesh.kind === 'linkerd';

const hasProxy = (end: End) =>
  end.kind === 'pods' && end.serviceAccount !== undefined;

const servicesOf = (services: ClosedPods[], end: End) =>
  services.filter(({ pods }) => end.kind === 'pods' && isOneOf(pods, end));

/** Who has an identity has a proxy, which sends to the other's proxy; policies see no other port of what it sends. */
export function portOnTheWire(
  platform: Platform,
  services: ClosedPods[],
  { from, to, protocol, port }: Arrival,
): number {
  const isCarried =
    isLinkerd(platform) &&
    protocol === 'TCP' &&
    hasProxy(from) &&
    hasProxy(to) &&
    !ownPorts.includes(port) &&
    !passesBy(platform, services, to, port);
  return isCarried ? proxyPort : port;
}

/**
 * What the proxy of pods says: on a port of the contract by the promises that are for it, on any other port of the
 * service's own pods nobody comes in, and others have the mesh's default.
 */
export function byProxy(
  platform: Platform,
  services: ClosedPods[],
  to: Pods,
  { from, protocol, port }: Arrival,
): Answer {
  const own = servicesOf(services, to);
  if (!hasProxy(to) || protocol !== 'TCP' || ownPorts.includes(port))
    return yes;
  if (passesBy(platform, services, to, port)) return yes;
  if (port === proxyPort) return nobodyKnows;
  if (!own.some(one => isGuarded(platform, one, port)))
    return to.heldBy === 'manifests' ? no : byDefault(platform, from);
  return anyOf(
    no,
    ...own
      .flatMap(({ comesIn }) => comesIn)
      .filter(({ ports }) => ports.includes(port))
      .map(promised => byIdentity(promised, from)),
    ...own.map(({ service }) => byHealth(service, port)),
  );
}

/** Whom the kubelet asks by gRPC anybody may ask the same: it has no identity. */
function byHealth(service: Microservice, port: number): Answer {
  const requests = healthOn(service, port);
  return requests.length ? onlyIf({ kind: 'requests', requests }) : no;
}

/** What anybody may ask on the pod port; nothing where the kubelet does not ask by gRPC there. */
export function healthOn(
  service: Microservice,
  port: number,
): RequestPattern[] {
  const { readiness, liveness } = service.spec.health ?? {};
  const probes = [readiness, liveness].filter(probe => {
    const { port: name = '' } = probe?.httpGet ?? probe?.grpc ?? {};
    const probed = portsOf(service)[name];
    return probed && (probed.targetPort ?? probed.port) === port;
  });
  if (!probes.some(probe => probe?.grpc)) return [];
  return probes.map(probe =>
    probe?.grpc
      ? { methods: ['POST'], paths: ['/grpc.health.v1.Health/Check'] }
      : { methods: ['GET'], paths: [probe!.httpGet!.path] },
  );
}

/** What a scraper outside the mesh reads is no proxy's business; only the service's own pods say so. */
function passesBy(
  platform: Platform,
  services: ClosedPods[],
  to: End,
  port: number,
): boolean {
  return (
    to.kind === 'pods' &&
    to.heldBy === 'manifests' &&
    servicesOf(services, to).some(one => isReadPlainly(platform, one, port))
  );
}

/** Is it a port of the contract that a policy of the mesh is for? Whoever has the labels has the policies. */
function isGuarded(platform: Platform, one: ClosedPods, port: number): boolean {
  const all = Object.values(portsOf(one.service));
  return (
    all.some(({ port: own, targetPort = own }) => targetPort === port) &&
    !isReadPlainly(platform, one, port)
  );
}

function isReadPlainly(
  { spec }: Platform,
  { service }: ClosedPods,
  port: number,
): boolean {
  return (
    spec.monitoring !== undefined &&
    spec.monitoring.serviceAccount === undefined &&
    Object.values(portsOf(service)).some(
      one => one.scrape && (one.targetPort ?? one.port) === port,
    )
  );
}

function byDefault({ spec }: Platform, from: End): Answer {
  if (spec.mesh.kind !== 'linkerd') return yes;
  switch (spec.mesh.defaultInboundPolicy) {
    case 'deny':
      return no;
    case 'all-authenticated':
      return hasProxy(from) ? yes : no;
    default:
      return yes;
  }
}
