import { isDeepStrictEqual } from 'node:util';
import { FoundCluster } from '../WatchedClusters';

/** A cluster, and what is known of it that it was opened by. */
export interface Opened {
  by: object;
  found: FoundCluster;
}

/** Those that were opened by the same before stay as they are: who watches them goes on. */
export function keepSame(before: Opened[], now: Opened[]): Opened[] {
  return now.map(
    one => before.find(({ by }) => isDeepStrictEqual(by, one.by)) ?? one,
  );
}
