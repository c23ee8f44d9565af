import { Microservice } from '@callboard/contract';
import { deployedNamespace } from '@callboard/manifests';
import { RepositoryState } from '../../../repository/state';
import { list } from '../../describe-change';
import { RunningIn, runsPodsWith } from '../../Running';
import { ownLabels } from './own-labels';

/**
 * What the cluster of an environment has that a new service would collide with, in words: what has its name, of any kind,
 * or pods that its Service would select. Nothing where nothing of that is seen.
 *
 * Only the name that was asked for is told: not everybody may know of another workload that it is there.
 */
export function findRunning(
  state: RepositoryState,
  running: RunningIn,
  environment: string,
  { metadata }: Microservice,
): string | undefined {
  const platform = state.platforms.get(environment);
  const seen = running.get(environment);
  if (!platform || !seen || 'notWatched' in seen) return undefined;
  const namespace = deployedNamespace(metadata.namespace, platform);
  const there = `in the cluster of ${environment} (${seen.cluster}) already`;
  const here = seen.objects.filter(one => one.namespace === namespace);
  const named = here.filter(({ name }) => name === metadata.name);
  const kinds = [...new Set(named.map(({ kind }) => kind))];
  if (kinds.length) {
    return `${list(kinds)} ${namespace}/${metadata.name} ${
      kinds.length === 1 ? 'is' : 'are'
    } ${there}`;
  }
  const labels = ownLabels(metadata);
  return here.some(one => runsPodsWith(one, labels))
    ? `what runs pods of ${namespace} with the labels ${list(
        Object.entries(labels).map(label => label.join('=')),
      )} is ${there}, and the new Service would select them`
    : undefined;
}
