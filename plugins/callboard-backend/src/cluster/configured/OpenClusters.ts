import { ApiServer } from '../ApiServer';
import { KnownCluster, KubernetesPlugin } from '../api/KubernetesPlugin';
import { ProxiedApiServer } from '../api/ProxiedApiServer';
import { FoundCluster, OneWatch, WatchedClusters } from '../WatchedClusters';
import { Means, openConfigured } from './open-configured';
import { keepSame, Opened } from './Opened';
import { reachOf } from './reach-of';
import { ClustersConfig, isWanted } from './read-clusters';

/** The clusters of the configuration as it is now, and those that the Kubernetes plugin knows beside them. */
export class OpenClusters {
  readonly watched: WatchedClusters;
  private configured: Opened[] = [];
  private known: Opened[] = [];

  constructor(
    private config: ClustersConfig,
    private readonly plugin: KubernetesPlugin,
    private readonly around: Omit<Means, 'plugin'> & {
      /** Begins to watch a cluster, and returns at once. */
      watch: (name: string, api: ApiServer) => OneWatch;
    },
  ) {
    this.watched = new WatchedClusters(around.watch);
  }

  /** The configuration says this now. */
  async configure(config: ClustersConfig): Promise<void> {
    const { plugin, around } = this;
    const opened = await openConfigured(config.clusters, { ...around, plugin });
    this.config = config;
    this.configured = keepSame(this.configured, opened);
    this.replace();
  }

  /** What the Kubernetes plugin knows; nothing where it is not configured. */
  async ask(signal: AbortSignal): Promise<KnownCluster[]> {
    return this.config.asksKubernetesPlugin
      ? this.plugin.listClusters(signal)
      : [];
  }

  /** The Kubernetes plugin says this now. */
  know(known: KnownCluster[]): void {
    const open = (by: KnownCluster) => ({ by, found: this.open(by) });
    this.known = keepSame(this.known, known.map(open));
    this.replace();
  }

  /** The plugin does not tell the address: whatever it can reach by itself is read through it. */
  private open({ name, authProvider }: KnownCluster): FoundCluster {
    const reached = reachOf(authProvider);
    return reached.reach === 'none'
      ? { name, notWatched: reached.why }
      : { name, api: new ProxiedApiServer(name, this.plugin) };
  }

  private replace(): void {
    const configured = this.configured.map(({ found }) => found);
    const names = new Set(configured.map(({ name }) => name));
    const beside = this.known
      .map(({ found }) => found)
      .filter(({ name }) => !names.has(name) && isWanted(name, this.config));
    this.watched.replace([...configured, ...beside]);
  }
}
