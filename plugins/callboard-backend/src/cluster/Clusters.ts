import { ClusterSighting } from './ClusterSighting';

/** The clusters of Backstage's `kubernetes:` configuration, as far as they are watched. */
export interface Clusters {
  /** In the order of the configuration. */
  list(): ClusterState[];
  /** What is known of a cluster now; nothing where it is not watched. Asks nobody. */
  sightingOf(cluster: string): ClusterSighting | undefined;
  /**
   * Waits until a cluster has another revision than this one.
   * @returns when it has, or when `signal` aborts.
   */
  changeSince(
    cluster: string,
    revision: number,
    signal: AbortSignal,
  ): Promise<void>;
}

export interface ClusterState {
  name: string;
  /** Why it is not watched, and what would change that; nothing where it is. */
  notWatched?: string;
}
