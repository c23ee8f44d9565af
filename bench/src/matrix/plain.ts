import { evaluate } from '@callboard/test-differential/src/evaluate';
import {
  KubernetesObject,
  toCluster,
} from '@callboard/test-differential/src/evaluator/cluster';
import { facts } from './large-network';

/**
 * How long the plain evaluator would take for the whole matrix, in milliseconds, were each pair asked about one port only:
 * some pairs are asked, and the time is multiplied.
 */
export function plainEvaluator(manifests: object[], pairs: number): number {
  const cluster = toCluster(manifests as KubernetesObject[]);
  const { workloads } = cluster;
  const start = performance.now();
  for (let n = 0; n < pairs; n++) {
    const [from, to] = [n * 7919, n * 104_729 + 1].map(
      one => workloads[one % workloads.length],
    );
    evaluate(cluster, facts, {
      from: { pods: from },
      to: { pods: to },
      protocol: 'TCP',
      port: 8000,
    });
  }
  const each = (performance.now() - start) / pairs;
  return each * workloads.length * (workloads.length - 1);
}
