import { Platform } from '@callboard/contract';
import { NotWatched, Running } from '../../Running';

/** Whether a namespace is there; why nobody knows it, where nobody does. */
type Knowledge =
  | { is: 'absent' }
  | { is: 'there' }
  | { is: 'unknown'; why: string };

/**
 * Is a namespace in the cluster of an environment? A cluster that is watched says so itself; while it does not tell, nobody
 * knows, for it may contradict the platform in a moment. Where none is watched, the platform's word holds.
 * @param deployed the name that it has in the cluster
 */
export function knowNamespace(
  { spec }: Platform,
  seen: Running | NotWatched | undefined,
  deployed: string,
): Knowledge {
  if (seen && 'namespaces' in seen) {
    const { cluster, namespaces } = seen;
    if ('unknown' in namespaces) {
      const why = `whether its cluster ${cluster} has it is not known (${namespaces.unknown}), so nothing is written for it`;
      return { is: 'unknown', why };
    }
    return { is: namespaces.known.has(deployed) ? 'there' : 'absent' };
  }
  if (spec.namespaces === 'all-in-git') return { is: 'absent' };
  const notWatched = seen
    ? `, and its cluster ${seen.cluster} is not watched (${seen.notWatched})`
    : '';
  return {
    is: 'unknown',
    why: `the platform does not say that this repository holds all namespaces${notWatched}`,
  };
}
