import { ProxiesAsRun, ProxyAsRun, workloadKey } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';
import { kindSeen } from './kind-seen';
import { isRunning } from './is-running';
import { workloadKeysOf } from './workload-of-pod';

/**
 * Which proxies the running pods of each workload have, for the engine. A pod that stands among the objects by itself
 * counts for itself alone. `unknown` where pods were never read. It looks at every pod of the cluster: once for a sighting is
 * enough.
 */
export function proxiesAsRun(sighting: ClusterSighting): ProxiesAsRun {
  if (!kindSeen(sighting, '', 'Pod')) return 'unknown';
  const known = new Set(
    sighting.objects.map(
      ({ kind, metadata: { namespace = 'default', name } }) =>
        workloadKey({ kind, namespace, name }),
    ),
  );
  const found = new Map<string, Set<ProxyAsRun>>();
  for (const pod of sighting.pods.filter(isRunning)) {
    const keys = workloadKeysOf(pod);
    const key = keys.find(one => known.has(one)) ?? keys[0];
    const proxies = found.get(key) ?? new Set();
    found.set(key, proxies.add(pod.proxy));
  }
  return Object.fromEntries(
    [...found]
      .map(([key, proxies]): [string, ProxyAsRun[]] => [
        key,
        [...proxies].sort(),
      ])
      // In whatever order the pods arrived.
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
