import { ClusterSighting } from '../ClusterSighting';

/** Was every kind read that answers depend on? What was read and is not heard any more counts: its age is told. */
export function isWhole({ failure, kinds }: ClusterSighting): boolean {
  return (
    !failure &&
    kinds.length > 0 &&
    kinds.every(({ state }) => state === 'live' || state === 'stale')
  );
}
