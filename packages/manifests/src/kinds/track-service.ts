import type { V1Service } from '@kubernetes/client-node';
import { canarySelector, labels, stableSelector } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';
import { portsInService } from './service';

/**
 * A Service for the pods of the canary, and one for all others: routes of the Gateway API share requests among Services.
 * Nobody calls them: the pods let in what comes by the waypoint, which stands in front of the service's own address alone.
 * Nothing where no waypoint shares requests.
 * @see https://istio.io/latest/docs/ambient/migrate/migrate-policies/
 */
export function trackServices({
  service,
  namespace,
  waypoint,
  tracks,
}: Resolved): ManifestOf<V1Service>[] {
  if (!waypoint || !tracks) return [];
  const selectors = {
    [tracks.stable]: stableSelector(service),
    [tracks.canary]: canarySelector(service),
  };
  return Object.entries(selectors).map(([name, selector]) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace,
      labels: {
        ...labels(service),
        // Not the service's own, by which its metrics are read: they would be read twice.
        'app.kubernetes.io/name': name,
        'app.kubernetes.io/instance': name,
        'istio.io/use-waypoint': 'none',
      },
    },
    spec: { type: 'ClusterIP', selector, ports: portsInService(service) },
  }));
}
