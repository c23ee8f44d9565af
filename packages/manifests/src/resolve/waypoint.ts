import { Microservice, Platform } from '@callboard/contract';
import { podPortsOf, portsOf } from '../ports';
import { Outsider, Peer, RenderInput } from '../render-input';
import { deployedNamespace } from './peer';
import { wirePorts } from './wire-ports';

/** May services of this platform have waypoints? */
export function mayHaveWaypoints({ spec }: Platform): boolean {
  return spec.mesh.kind === 'istio-ambient' && spec.mesh.waypoints;
}

/**
 * Does the service ask for something that is judged by request? It says so in its own contract and not by its grants, so
 * that callers know whom they call, and a grant changes nothing of what others are granted.
 */
export function hasWaypoint(
  { spec }: Microservice,
  platform: Platform,
): boolean {
  const { grantsByRequest, ...others } = spec.traffic ?? {};
  return (
    mayHaveWaypoints(platform) &&
    (grantsByRequest === true || Object.keys(others).length > 0)
  );
}

/**
 * The waypoint of a service. Istio makes its pods from the Gateway, gives them this label, and a ServiceAccount of the
 * Gateway's name.
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
 */
export function waypointOf(
  { metadata }: Microservice,
  platform: Platform,
): Peer {
  const name = waypointName(metadata.name);
  return {
    name,
    namespace: deployedNamespace(metadata.namespace, platform),
    podLabels: { 'gateway.networking.k8s.io/gateway-name': name },
    serviceAccount: name,
  };
}

/** Name of the Gateway, and of the Deployment, the Service and the ServiceAccount that Istio makes of it. */
export function waypointName(service: string): string {
  return `${service}-waypoint`;
}

/** The waypoint of the service that is rendered, and where it leads; nothing where it has none. */
export function resolveWaypoint({
  service,
  platform,
}: RenderInput): Outsider | undefined {
  if (!hasWaypoint(service, platform)) return undefined;
  const podPorts = podPortsOf(portsOf(service).map(([, port]) => port));
  return {
    peer: waypointOf(service, platform),
    podPorts,
    wirePorts: wirePorts(platform, podPorts),
  };
}
