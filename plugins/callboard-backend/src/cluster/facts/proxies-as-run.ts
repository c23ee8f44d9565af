import { ProxiesAsRun, ProxyAsRun } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';
import { kindSeen } from './kind-seen';
import { isRunning } from './running';
import { workloadOfPod } from './workload-of-pod';

/**
 * Which proxies the running pods of each workload have, for the engine. `unknown` where pods were never read. It looks at
 * every pod of the cluster: once for a sighting is enough.
 */
export function proxiesAsRun(sighting: ClusterSighting): ProxiesAsRun {
  if (!kindSeen(sighting, '', 'Pod')) return 'unknown';
  const workloadOf = workloadOfPod(sighting.objects);
  const found = new Map<string, Set<ProxyAsRun>>();
  for (const pod of sighting.pods.filter(isRunning)) {
    const key = workloadOf(pod);
    const proxies = found.get(key) ?? new Set();
    found.set(key, proxies.add(pod.proxy));
  }
  return Object.fromEntries(
    [...found].map(([key, proxies]) => [key, [...proxies].sort()]),
  );
}
