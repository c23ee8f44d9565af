import { podLabels } from '../labels/run-time-labels';
import { Workload } from '../workload/workload';
import { PodFacts } from './facts';

/** The pods that a platform states, as though a manifest held them. */
export function platformPods({
  namespace,
  name,
  podLabels: labels,
  serviceAccount,
}: PodFacts): Workload {
  return {
    kind: 'Pods',
    namespace,
    name,
    // With an identity it is in the mesh, whatever its namespace says; without one it is outside.
    labels: podLabels({
      ...labels,
      'sidecar.istio.io/inject': String(serviceAccount !== undefined),
      'istio.io/dataplane-mode': 'none',
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
