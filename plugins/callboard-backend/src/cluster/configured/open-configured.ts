import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { DirectApiServer } from '../api/DirectApiServer';
import { KubernetesPlugin } from '../api/KubernetesPlugin';
import { ProxiedApiServer } from '../api/ProxiedApiServer';
import { FoundCluster } from '../WatchedClusters';
import { ConfiguredCluster, strategyNames } from './ConfiguredCluster';
import { connectionOf } from './connection-of';
import { loadStrategies } from './load-strategies';
import { Opened } from './Opened';
import { OwnPod } from './OwnPod';
import { Tokens } from './Tokens';

/** What clusters of the configuration are opened with. */
export interface Means {
  /** The root of it: strategies read sections of their own. */
  config: Config;
  /** Of the process. */
  env: Record<string, string | undefined>;
  logger: LoggerService;
  clock: () => Date;
  plugin: KubernetesPlugin;
}

/** Clusters of the configuration, each with what reads it, or why nothing does. No cluster is asked. */
export async function openConfigured(
  clusters: ConfiguredCluster[],
  { config, env, logger, clock, plugin }: Means,
): Promise<Opened[]> {
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
  const open = (cluster: ConfiguredCluster): FoundCluster => {
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
  };
  return clusters.map(cluster => ({ by: cluster, found: open(cluster) }));
}
