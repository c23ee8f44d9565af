import { hostOf } from '../../host';
import { outlierDetection } from '../../istio-outlier-detection';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';

/**
 * Lets the waypoint send nothing to a pod for a while once it failed so often in a row. Nothing where no circuit breaker
 * is asked for, or the service has no waypoint. Where requests are shared among Services, each has one.
 *
 * "DestinationRule traffic policies (connection pool settings, outlier detection, TLS) are supported by waypoints".
 * @see https://istio.io/latest/docs/ambient/migrate/migrate-policies/
 */
export function waypointDestinationRules({
  service,
  namespace,
  platform,
  waypoint,
  tracks,
}: Resolved): Manifest[] {
  const { circuitBreaker } = service.spec.traffic ?? {};
  if (!waypoint || !circuitBreaker) return [];
  const { name } = service.metadata;
  const services = [name, ...(tracks ? [tracks.stable, tracks.canary] : [])];
  return services.map(host => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: host, namespace, labels: labels(service) },
    spec: {
      host: hostOf({ name: host, namespace }, platform.spec.clusterDomain),
      trafficPolicy: outlierDetection(circuitBreaker),
    },
  }));
}
