import { ClusterSighting, KindSighting } from '../ClusterSighting';

/**
 * How well a kind is known where it was read at least once; nothing where it was not, for whatever reason, or the cluster
 * does not serve it.
 */
export function kindSeen(
  { kinds }: Pick<ClusterSighting, 'kinds'>,
  group: string,
  kind: string,
): KindSighting | undefined {
  return kinds.find(
    one =>
      one.group === group &&
      one.kind === kind &&
      (one.state === 'live' || one.state === 'stale'),
  );
}
