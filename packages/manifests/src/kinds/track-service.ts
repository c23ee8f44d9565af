import type { V1Service } from '@kubernetes/client-node';
import { canarySelector, labels, stableSelector } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';
import { portsInService } from './service';

/**
 * A Service for the pods of the canary, and one for all others: routes of the Gateway API share requests among Services.
 * Nobody calls them. A waypoint stands in front of the service's own address alone, and the pods let in what comes by it;
 * in Linkerd they ask whoever comes who he is, by whichever Service. Nothing where requests are not shared among Services.
 * @see https://istio.io/latest/docs/ambient/migrate/migrate-policies/
 * @see https://linkerd.io/2-edge/features/traffic-split/
 */
export function trackServices({
  service,
  namespace,
  waypoint,
  tracks,
}: Resolved): ManifestOf<V1Service>[] {
  if (!tracks) return [];
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
        ...(waypoint && { 'istio.io/use-waypoint': 'none' }),
      },
    },
    spec: { type: 'ClusterIP', selector, ports: portsInService(service) },
  }));
}
