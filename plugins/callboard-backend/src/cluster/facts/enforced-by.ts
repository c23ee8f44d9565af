import { Platform } from '@callboard/contract';
import { clusterFacts } from '@callboard/manifests';
import { CniName } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';
import { contradictionOf } from './contradiction';
import { kindSeen } from './kind-seen';
import { enginesRunning } from './policy-engines';
import { statedFor } from './stated-for';

/**
 * What is taken to enforce NetworkPolicy for a live answer: what the platform file says, unless what runs contradicts it or
 * leaves it open where nothing is said to enforce; then nobody knows. Where the file says nothing, what is ready on all
 * nodes; that nothing enforces is never concluded, for then everything would be allowed.
 */
export function enforcedByLive(
  sighting: ClusterSighting,
  of?: Platform,
): CniName {
  const platform = statedFor(sighting, of);
  if (contradictionOf(sighting, platform)) return 'unknown';
  const engines = kindSeen(sighting, 'apps', 'DaemonSet')
    ? enginesRunning(sighting)
    : [];
  const stated = platform && clusterFacts(platform).enforcedBy;
  if (stated === 'none' && engines.some(one => one.enforces.is !== 'no')) {
    return 'unknown';
  }
  if (stated && stated !== 'unknown') return stated;
  const names = engines
    .filter(
      ({ enforces, ready, nodes }) => enforces.is === 'yes' && ready === nodes,
    )
    .map(({ enforcedBy }) => enforcedBy);
  const [name = 'unknown', ...others] = new Set(names);
  return others.length > 0 ? 'generic' : name;
}
