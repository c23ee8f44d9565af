import { backendRefs } from '../../backend-refs';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { portsOf } from '../../ports';
import { Resolved } from '../../render-input';

/**
 * What the waypoint makes of requests to the service's address, for each port that speaks HTTP or gRPC: their time-out,
 * and how many of them a canary gets. Other ports it carries as they are. Nothing where neither is asked for, or the service
 * has no waypoint.
 * @see https://gateway-api.sigs.k8s.io/mesh/
 */
export function waypointRoutes(input: Resolved): Manifest[] {
  const { service, namespace, waypoint, tracks } = input;
  const { name } = service.metadata;
  const { timeout } = service.spec.traffic ?? {};
  if (!waypoint || !(timeout || tracks)) return [];
  return portsOf(service)
    .filter(([, { appProtocol = 'tcp' }]) => appProtocol !== 'tcp')
    .map(([portName, { port }]) => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: {
        // A name of a service has no dot, so that it is nobody else's.
        name: `${name}.${portName}`,
        namespace,
        labels: labels(service),
      },
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name, port }],
        rules: [
          {
            backendRefs: backendRefs(input, port),
            ...(timeout && { timeouts: { request: timeout } }),
          },
        ],
      },
    }));
}
