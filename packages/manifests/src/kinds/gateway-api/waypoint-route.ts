import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { portsOf } from '../../ports';
import { Resolved } from '../../render-input';

/**
 * What the waypoint makes of requests to the service's address, for each port that speaks HTTP or gRPC. Other ports it
 * carries as they are. Nothing where no time-out is asked for, or the service has no waypoint.
 * @see https://gateway-api.sigs.k8s.io/mesh/
 */
export function waypointRoutes({
  service,
  namespace,
  waypoint,
}: Resolved): Manifest[] {
  const { name } = service.metadata;
  const { timeout } = service.spec.traffic ?? {};
  if (!waypoint || !timeout) return [];
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
            backendRefs: [{ name, port }],
            timeouts: { request: timeout },
          },
        ],
      },
    }));
}
