import { Config } from '@backstage/config';
import { ConfiguredCluster } from './ConfiguredCluster';
import { readCluster } from './read-cluster';

/** Which clusters are read, and how. */
export interface ClustersConfig {
  /** Of the configuration itself, each name once; more may be known to Backstage's Kubernetes plugin. */
  clusters: ConfiguredCluster[];
  /** Backstage's Kubernetes plugin is configured, and can be asked for more. */
  asksKubernetesPlugin: boolean;
  /** Names; all where it is left out. */
  include?: string[];
  exclude: string[];
  /** How often a cluster is read that cannot be watched. */
  pollSeconds: number;
}

/**
 * Reads Backstage's `kubernetes:` section, as its Kubernetes plugin does, and `callboard.clusters`.
 *
 * Without it there are no clusters. One with a mistake is among them, with what is wrong: a mistake in one place leaves the
 * others alone. Throws where a cluster has no name, or `pollSeconds` is too small.
 */
export function readClusters(config: Config): ClustersConfig {
  const methods =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  const ours = config.getOptionalConfig('callboard.clusters');
  const pollSeconds = ours?.getOptionalNumber('pollSeconds') ?? 60;
  if (!(pollSeconds >= 10)) {
    throw new Error(
      `callboard.clusters.pollSeconds: at least 10, got ${pollSeconds}`,
    );
  }
  const include = ours?.getOptionalStringArray('include');
  const exclude = ours?.getOptionalStringArray('exclude') ?? [];
  const found = methods.flatMap(method => clustersOf(method, config));
  return {
    clusters: found.filter(
      ({ name }, index) =>
        isWanted(name, { include, exclude }) &&
        found.findIndex(other => other.name === name) === index,
    ),
    asksKubernetesPlugin: methods.length > 0,
    ...(include && { include }),
    exclude,
    pollSeconds,
  };
}

/** Is it one that `callboard.clusters` lets through? */
export function isWanted(
  name: string,
  { include, exclude }: Pick<ClustersConfig, 'include' | 'exclude'>,
): boolean {
  return (!include || include.includes(name)) && !exclude.includes(name);
}

/** Those of other methods, only the Kubernetes plugin can find. */
function clustersOf(method: Config, root: Config): ConfiguredCluster[] {
  switch (method.getOptionalString('type')) {
    case 'config':
      return (method.getOptionalConfigArray('clusters') ?? []).map(cluster =>
        readCluster(cluster, root),
      );
    case 'localKubectlProxy':
      return [
        {
          ...{ name: 'local', reach: 'direct', url: 'http://localhost:8001' },
          ...{ skipTlsVerify: false, authMetadata: {} },
          authProvider: 'localKubectlProxy',
        } as const,
      ];
    default:
      return [];
  }
}
