import type { V1Service } from '@kubernetes/client-node';
import { labels, selectorLabels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';

/**
 * The name that stands for all pods, for who calls by gRPC without a mesh: he opens a connection to each of them, by
 * `dns:///` and the policy `round_robin`. It translates no ports.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export function headlessService({
  service,
  namespace,
  headless,
}: Resolved): ManifestOf<V1Service> | undefined {
  if (!headless) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: headless.name, namespace, labels: labels(service) },
    spec: {
      type: 'ClusterIP',
      clusterIP: 'None',
      selector: selectorLabels(service),
      ports: headless.ports.map(({ name, podPort }) => ({
        name,
        port: podPort,
        targetPort: podPort,
        protocol: 'TCP',
        appProtocol: 'grpc',
      })),
    },
  };
}
