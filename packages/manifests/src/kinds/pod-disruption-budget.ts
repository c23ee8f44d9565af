import { replicasIn } from '@callboard/contract';
import type { V1PodDisruptionBudget } from '@kubernetes/client-node';
import { labels, selectorLabels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';
import { runsPods } from '../runs-pods';

/**
 * Lets a node drain evict one pod at a time.
 * A single replica gets no budget: a budget of one would block every drain.
 */
export function podDisruptionBudget({
  service,
  namespace,
  platform,
}: Resolved): ManifestOf<V1PodDisruptionBudget> | undefined {
  const replicas = replicasIn(
    service.spec.replicas,
    service.spec.environments[platform.metadata.name].replicas,
  );
  const most = typeof replicas === 'number' ? replicas : replicas.max!;
  if (most < 2 || !runsPods(service)) return undefined;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: labels(service),
    },
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selectorLabels(service) },
    },
  };
}
