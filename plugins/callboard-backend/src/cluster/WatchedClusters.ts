import { ApiServer } from './ApiServer';
import { Clusters, ClusterState } from './Clusters';
import { ClusterSighting } from './ClusterSighting';

/** A cluster, and what reads it; or why nothing does. */
export type FoundCluster =
  | { name: string; api: ApiServer }
  | { name: string; notWatched: string };

/** One cluster that is watched. */
export interface OneWatch {
  sighting(): ClusterSighting;
  changeSince(revision: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

/**
 * The clusters that are watched: each on its own, so that none waits for another. Nobody is asked on behalf of a reader.
 */
export class WatchedClusters implements Clusters {
  private readonly stopping = new AbortController();
  private readonly watches = new Map<
    string,
    { api: ApiServer; watch: OneWatch }
  >();
  private found: FoundCluster[] = [];

  /** @param watch begins to watch a cluster, and returns at once */
  constructor(
    private readonly watch: (name: string, api: ApiServer) => OneWatch,
  ) {}

  /** Aborts as soon as nothing is watched any more. */
  get stopped(): AbortSignal {
    return this.stopping.signal;
  }

  /**
   * From now on it is these, each name once. One that is read by the same as before goes on as it does; one that is not here,
   * or is read by another, ends.
   */
  replace(found: FoundCluster[]): void {
    if (this.stopped.aborted) return;
    this.found = found;
    const apis = new Map(
      found.flatMap(one => ('api' in one ? [[one.name, one.api]] : [])),
    );
    for (const [name, { api, watch }] of this.watches) {
      if (apis.get(name) === api) continue;
      watch.stop();
      this.watches.delete(name);
    }
    for (const [name, api] of apis) {
      if (this.watches.has(name)) continue;
      this.watches.set(name, { api, watch: this.watch(name, api) });
    }
  }

  list(): ClusterState[] {
    return this.found.map(({ name, ...one }) =>
      'notWatched' in one ? { name, notWatched: one.notWatched } : { name },
    );
  }

  sightingOf(cluster: string): ClusterSighting | undefined {
    return this.watches.get(cluster)?.watch.sighting();
  }

  async changeSince(
    cluster: string,
    revision: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { watch } = this.watches.get(cluster) ?? {};
    // Of one that is not watched nothing changes.
    await (watch?.changeSince(revision, signal) ?? aborted(signal));
  }

  /** Ends every watch, for good. */
  stop(): void {
    this.replace([]);
    this.stopping.abort();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
