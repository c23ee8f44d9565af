import { podLabels } from '../labels/run-time-labels';
import { Workload } from '../workload/workload';
import { MeshFacts, PodFacts } from './facts';

/**
 * The pods that a platform states, as though a manifest held them. In a mesh they are carried as its own pods are; a
 * gateway of Istio's in ambient mode opens the same tunnels by itself. No waypoint stands in front of them.
 */
export function platformPods(
  { namespace, name, podLabels: labels, serviceAccount }: PodFacts,
  mesh: MeshFacts,
): Workload {
  const isInMesh = serviceAccount !== undefined;
  const isAmbient = mesh.kind === 'istio-ambient';
  return {
    kind: 'Pods',
    namespace,
    name,
    // With an identity it is in the mesh, whatever its namespace says; without one it is outside.
    labels: podLabels({
      ...labels,
      'sidecar.istio.io/inject': String(isInMesh && !isAmbient),
      'istio.io/dataplane-mode': isInMesh && isAmbient ? 'ambient' : 'none',
      'istio.io/use-waypoint': 'none',
    }),
    annotations: {
      ...(serviceAccount === undefined && { 'linkerd.io/inject': 'disabled' }),
    },
    serviceAccount: serviceAccount ?? 'default',
    isOnHostNetwork: false,
    containers: serviceAccount === undefined ? [] : ['linkerd-proxy'],
    ports: [],
  };
}
