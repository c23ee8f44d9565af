import { replicasIn } from '@callboard/contract';
import type { V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { labels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';
import { runsPods } from '../runs-pods';

/**
 * Scales by the CPU of the application container alone: a proxy beside it would blur the figure.
 * Nothing where the number of pods is fixed.
 */
export function horizontalPodAutoscaler(
  input: Resolved,
): ManifestOf<V2HorizontalPodAutoscaler> | undefined {
  const { service, namespace, platform } = input;
  const { name } = service.metadata;
  const range = replicasIn(
    service.spec.replicas,
    service.spec.environments[platform.metadata.name].replicas,
  );
  if (typeof range === 'number' || !runsPods(service)) return undefined;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: range.min,
      maxReplicas: range.max!,
      metrics: [
        {
          type: 'ContainerResource',
          containerResource: {
            name: 'cpu',
            container: name,
            target: { type: 'Utilization', averageUtilization: range.cpu },
          },
        },
      ],
      behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
    },
  };
}
