import { Microservice, Platform } from '@callboard/contract';
import { podsOf, Selected } from './promised';

/** The pods of a waypoint: Istio gives them this label, and a service account of the Gateway's name. */
export interface Waypoint {
  name: string;
  pods: Selected;
}

/** What stands before a service in ambient mode that asks for something about requests; nothing where nothing does. */
export function waypointOf(
  service: Microservice,
  platform: Platform,
): Waypoint | undefined {
  const { mesh } = platform.spec;
  const asked = Object.entries(service.spec.traffic ?? {}).filter(
    ([, value]) => value !== false,
  );
  if (mesh.kind !== 'istio-ambient' || !mesh.waypoints || !asked.length) {
    return undefined;
  }
  const name = `${service.metadata.name}-waypoint`;
  const { namespace } = podsOf(service, platform);
  const labels = { 'gateway.networking.k8s.io/gateway-name': name };
  return { name, pods: { namespace, labels } };
}

/** Who is in the mesh is carried through tunnels in ambient mode, whatever the port. */
export const tunnelPort = 15008;

export const isAmbient = ({ spec }: Platform): boolean =>
  spec.mesh.kind === 'istio-ambient';
