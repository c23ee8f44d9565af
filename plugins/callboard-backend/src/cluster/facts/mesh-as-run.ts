import { MeshAsRun } from '@callboard/plugin-callboard-common';
import { Workload, workloadKey } from '@callboard/reachability';
import { groupBy } from '../../group-by';
import { onceEach } from '../../kept/once-each';
import { ClusterSighting } from '../ClusterSighting';
import { Pod } from '../Pod';
import { kindSeen } from './kind-seen';
import { isRunning } from './is-running';
import { workloadKeysOf } from './workload-of-pod';

/** What each mesh puts in front of pods, as people call it. */
const proxies: [Pod['proxy'], string][] = [
  ['istio-sidecar', 'a sidecar'],
  ['istio-ztunnel', 'a ztunnel'],
  ['linkerd', 'a proxy of Linkerd'],
];

const byNamespace = onceEach((pods: Pod[]) =>
  groupBy(pods, ({ namespace }) => namespace),
);

/**
 * How many of the running pods of some workloads have a proxy in front of them, whichever it is. Nothing where pods were
 * never read.
 */
export function meshAsRun(
  sighting: ClusterSighting,
  workloads: Pick<Workload, 'kind' | 'namespace' | 'name'>[],
): MeshAsRun | undefined {
  if (!kindSeen(sighting, '', 'Pod')) return undefined;
  const wanted = new Set(workloads.map(workloadKey));
  const namespaces = new Set(workloads.map(({ namespace }) => namespace));
  const pods = [...namespaces]
    .flatMap(namespace => byNamespace(sighting.pods).get(namespace) ?? [])
    .filter(
      pod => isRunning(pod) && workloadKeysOf(pod).some(key => wanted.has(key)),
    );
  const total = pods.length;
  const inMesh = pods.filter(({ proxy }) => proxy !== 'none').length;
  return { inMesh, total, text: textOf(pods) };
}

/** E.g. `2 of 3 pods run with a sidecar`. */
function textOf(pods: Pod[]): string {
  if (pods.length === 0) return 'no pod runs';
  const said = proxies.flatMap(([proxy, name]) => {
    const count = pods.filter(one => one.proxy === proxy).length;
    return count > 0
      ? [`${count} of ${pods.length} pods run with ${name}`]
      : [];
  });
  return said.join(', ') || `none of ${pods.length} pods runs with a proxy`;
}
