import {
  ClusterSource,
  Live,
  MeshAsRun,
} from '@callboard/plugin-callboard-common';
import { Network, SnapshotObject } from '@callboard/reachability';
import { createHash } from 'node:crypto';
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

const hashOf = (content: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(content))
    .digest('base64url')
    .slice(0, 20);

const hashEach = onceEach((object: SnapshotObject) => ({
  hash: hashOf(object),
}));

/** In whatever order they arrived. */
const contentOf = onceEach((objects: SnapshotObject[]) => ({
  hash: hashOf(objects.map(object => hashEach(object).hash).sort()),
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
    contentOf(objects).hash,
    factsOf(network).hash,
    ...[commit, live, shown.meshAsRun ?? null],
    ...[source.state, source.missing, source.kubernetes ?? null],
    source.problems.map(problem => JSON.stringify(problem)).sort(),
  ]);
}
