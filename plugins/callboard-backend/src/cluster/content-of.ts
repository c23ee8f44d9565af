import { SnapshotObject } from '@callboard/reachability';
import { onceEach } from '../kept/once-each';
import { hashOf } from './hash-of';

/** A name for all that is kept of an object: found out once, as it arrives, so that no reader waits for all of a cluster. */
export const contentOf = onceEach((object: SnapshotObject) => ({
  hash: hashOf(object),
}));
