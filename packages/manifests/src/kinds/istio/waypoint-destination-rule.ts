import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';

/**
 * Lets the waypoint send nothing to a pod for a while once it failed so often in a row. Nothing where no circuit breaker
 * is asked for, or the service has no waypoint.
 *
 * "DestinationRule traffic policies (connection pool settings, outlier detection, TLS) are supported by waypoints".
 * @see https://istio.io/latest/docs/ambient/migrate/migrate-policies/
 */
export function waypointDestinationRule({
  service,
  namespace,
  platform,
  waypoint,
}: Resolved): Manifest | undefined {
  const { circuitBreaker } = service.spec.traffic ?? {};
  if (!waypoint || !circuitBreaker) return undefined;
  const { name } = service.metadata;
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: waypoint.peer.name, namespace, labels: labels(service) },
    spec: {
      host: `${name}.${namespace}.svc.${platform.spec.clusterDomain}`,
      trafficPolicy: {
        outlierDetection: {
          consecutive5xxErrors: circuitBreaker.consecutiveErrors,
          interval: '10s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
        },
      },
    },
  };
}
