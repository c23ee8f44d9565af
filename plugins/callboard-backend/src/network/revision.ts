import {
  ClusterSource,
  Live,
  MeshAsRun,
} from '@callboard/plugin-callboard-common';
import { Network, SnapshotObject } from '@callboard/reachability';
import { contentOf } from '../cluster/content-of';
import { hashOf } from '../cluster/hash-of';
import { onceEach } from '../kept/once-each';

/** All that may make a page about a service that runs say something else. */
interface AsItRuns {
  /** Of what Git holds beside it. */
  commit: string;
  network: Network;
  objects: SnapshotObject[];
  source: Pick<ClusterSource, 'state' | 'missing' | 'problems' | 'kubernetes'>;
  live: Live;
  /** Nothing where pods were never read. */
  meshAsRun: MeshAsRun | undefined;
}

/** In whatever order they arrived. */
const contentOfAll = onceEach((objects: SnapshotObject[]) => ({
  hash: hashOf(objects.map(object => contentOf(object).hash).sort()),
}));

const factsOf = onceEach(({ facts }: Network) => ({ hash: hashOf(facts) }));

/**
 * A name for what is known of a service that runs: another one when any of it is another, and the same wherever the same
 * was read, so that a reader may ask one replica of the backend and wait at the other. Pods and endpoints of other
 * services make no difference.
 */
export function revisionOf(shown: AsItRuns): string {
  const { commit, network, objects, source, live } = shown;
  return hashOf([
    contentOfAll(objects).hash,
    factsOf(network).hash,
    ...[commit, live, shown.meshAsRun ?? null],
    ...[source.state, source.missing, source.kubernetes ?? null],
    source.problems.map(problem => JSON.stringify(problem)).sort(),
  ]);
}
