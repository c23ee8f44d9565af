import { Platform } from '@callboard/contract';
import { deployedNamespace } from '@callboard/manifests';
import { NotWatched, Running, RunningIn } from '../change/Running';
import { Clusters } from './Clusters';
import { toRunning } from './to-running';

/**
 * What runs in the clusters that platforms name, from memory: nobody is asked.
 * @param platforms by environment
 * @param namespaces as Git names them: what is in others is left out
 */
export function runningIn(
  clusters: Pick<Clusters, 'list' | 'sightingOf'>,
  platforms: ReadonlyMap<string, Platform>,
  namespaces: string[],
  now: Date,
): RunningIn {
  return new Map(
    [...platforms].flatMap(([environment, platform]) => {
      const { cluster } = platform.spec;
      if (cluster === undefined) return [];
      const sighting = clusters.sightingOf(cluster);
      const running: Running | NotWatched = sighting
        ? toRunning(sighting, asDeployed(namespaces, platform), now)
        : { cluster, notWatched: whyNotWatched(clusters, cluster) };
      return [[environment, running]];
    }),
  );
}

/** A workload that Callboard does not manage runs where its namespace is called so, whatever the suffix. */
function asDeployed(namespaces: string[], platform: Platform): Set<string> {
  return new Set(
    namespaces.flatMap(one => [one, deployedNamespace(one, platform)]),
  );
}

function whyNotWatched(
  clusters: Pick<Clusters, 'list'>,
  cluster: string,
): string {
  const known = clusters.list().find(({ name }) => name === cluster);
  return (
    known?.notWatched ??
    "Backstage's configuration (kubernetes:) does not have it"
  );
}
