import { Microservice } from '@callboard/contract';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';

/**
 * Asks Istio for a waypoint of the service's own. Nothing where the service asks for nothing that is judged by request.
 *
 * Its pods must not have the labels that select the service's: Istio copies those of the Gateway onto them, unless
 * `infrastructure` has some.
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/#deploy-a-waypoint-proxy
 */
export function waypoint({
  service,
  namespace,
  waypoint: asked,
}: Resolved): Manifest | undefined {
  if (!asked) return undefined;
  const { name } = asked.peer;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: {
      name,
      namespace,
      labels: {
        ...labelsOfPods(service, name),
        'istio.io/waypoint-for': 'service',
      },
    },
    spec: {
      gatewayClassName: 'istio-waypoint',
      infrastructure: { labels: labelsOfPods(service, name) },
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    },
  };
}

function labelsOfPods(service: Microservice, name: string) {
  return {
    ...labels(service),
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': name,
  };
}
