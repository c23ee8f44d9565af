import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ApiServer } from '../ApiServer';
import { DirectApiServer } from '../api/DirectApiServer';
import { KnownCluster, KubernetesPlugin } from '../api/KubernetesPlugin';
import { ProxiedApiServer } from '../api/ProxiedApiServer';
import { FoundCluster, OneWatch, WatchedClusters } from '../WatchedClusters';
import { ConfiguredCluster, strategyNames } from './ConfiguredCluster';
import { connectionOf } from './connection-of';
import { followPlugin } from './follow-plugin';
import { loadStrategies } from './load-strategies';
import { OwnPod } from './OwnPod';
import { pause } from './pause';
import { reachOf } from './reach-of';
import { ClustersConfig, isWanted } from './read-clusters';
import { Tokens } from './Tokens';

/** What clusters are opened with. */
export interface Around {
  /** The root of it: strategies read sections of their own. */
  config: Config;
  /** Of the process. */
  env: Record<string, string | undefined>;
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  clock: () => Date;
  /** Waits so long, or until the signal aborts; as the clock of the machine has it where it is left out. */
  pause?: (seconds: number, signal: AbortSignal) => Promise<void>;
  /** Begins to watch a cluster, and returns at once. */
  watch: (name: string, api: ApiServer) => OneWatch;
}

/**
 * Watches the clusters of the configuration, and those that Backstage's Kubernetes plugin knows beside them. No cluster and
 * no plugin has to answer for it to return.
 */
export async function openClusters(
  config: ClustersConfig,
  around: Around,
): Promise<WatchedClusters> {
  const plugin = new KubernetesPlugin(around);
  const configured = await openConfigured(config.clusters, plugin, around);
  const clusters = new WatchedClusters(around.watch);
  clusters.replace(configured);
  if (config.asksKubernetesPlugin) {
    const names = new Set(configured.map(({ name }) => name));
    const isNew = ({ name }: KnownCluster) =>
      !names.has(name) && isWanted(name, config);
    void followPlugin(signal => plugin.listClusters(signal), {
      signal: clusters.stopped,
      pause: around.pause ?? pause,
      onClusters: known =>
        clusters.replace([
          ...configured,
          ...known.filter(isNew).map(one => openKnown(one, plugin)),
        ]),
      onFailure: message =>
        around.logger.info(
          `Clusters that only Backstage's Kubernetes plugin knows are not known now: ${message}`,
        ),
    });
  }
  return clusters;
}

async function openConfigured(
  clusters: ConfiguredCluster[],
  plugin: KubernetesPlugin,
  { config, env, logger, clock }: Around,
): Promise<FoundCluster[]> {
  const ownPod = await OwnPod.find(env);
  const used = strategyNames.filter(name =>
    clusters.some(one => one.reach === 'direct' && one.authProvider === name),
  );
  const strategies = used.length
    ? await loadStrategies(config, logger)
    : undefined;
  const tokens = new Map<string, Tokens>(
    strategies && used.map(name => [name, new Tokens(strategies[name], clock)]),
  );
  return clusters.map(cluster => {
    const { name } = cluster;
    if (cluster.reach === 'none') return { name, notWatched: cluster.why };
    if (cluster.reach === 'proxy') {
      return { name, api: new ProxiedApiServer(name, plugin) };
    }
    const connect = connectionOf(cluster, {
      ownPod,
      tokens: tokens.get(cluster.authProvider),
    });
    return typeof connect === 'string'
      ? { name, notWatched: connect }
      : { name, api: new DirectApiServer(connect) };
  });
}

/** The plugin does not tell the address: whatever it can reach by itself is read through it. */
function openKnown(
  { name, authProvider }: KnownCluster,
  plugin: KubernetesPlugin,
): FoundCluster {
  const reached = reachOf(authProvider);
  return reached.reach === 'none'
    ? { name, notWatched: reached.why }
    : { name, api: new ProxiedApiServer(name, plugin) };
}
