import { Platform } from '@callboard/contract';
import { ClusterSighting } from '../ClusterSighting';

/** A platform, where its file is for this cluster: one that was made of what a cluster shows names none, and states nothing. */
export function statedFor(
  { cluster }: Pick<ClusterSighting, 'cluster'>,
  platform: Platform | undefined,
): Platform | undefined {
  return platform?.spec.cluster === cluster ? platform : undefined;
}
