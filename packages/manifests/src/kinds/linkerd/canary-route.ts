import { backendRefs } from '../../backend-refs';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { portsOf } from '../../ports';
import { Resolved } from '../../render-input';
import { retriedOn } from './grpc-route';

/**
 * How many requests of each port a canary gets from the proxies of callers. A port whose answers of gRPC are tried again
 * has a route for that, and one of each kind would be a conflict. Time-out, retries of HTTP and circuit breaking stay on
 * the Service, which holds for a route that says nothing of them. Nothing for ports that the proxies do not look into.
 * @see https://linkerd.io/2-edge/features/traffic-split/
 * @see https://gateway-api.sigs.k8s.io/geps/gep-1426/#route-types
 */
export function canaryRoutes(input: Resolved): Manifest[] {
  const { service, namespace, linkerd, tracks } = input;
  if (!linkerd || !tracks) return [];
  const { name } = service.metadata;
  return portsOf(service)
    .filter(
      ([, port]) =>
        !linkerd.opaque.service.includes(port.port) &&
        retriedOn(service, port).length === 0,
    )
    .map(([portName, { port }]) => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: {
        name: `${name}.canary.${portName}`,
        namespace,
        labels: labels(service),
      },
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name, port }],
        rules: [{ backendRefs: backendRefs(input, port) }],
      },
    }));
}
