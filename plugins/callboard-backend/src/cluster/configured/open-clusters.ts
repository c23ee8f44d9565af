import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import { ApiServer } from '../ApiServer';
import { KubernetesPlugin } from '../api/KubernetesPlugin';
import { OneWatch, WatchedClusters } from '../WatchedClusters';
import { followPlugin } from './follow-plugin';
import { OpenClusters } from './OpenClusters';
import { pause } from './pause';
import { ClustersConfig, readClusters } from './read-clusters';

/** What clusters are opened with. */
export interface Around {
  /** The root of it: it is read again when it has changed, and strategies read sections of their own. */
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
 *
 * When the configuration changes, clusters come and go with it, and one that is configured otherwise, as with another token,
 * begins anew; the others go on.
 */
export async function openClusters(
  config: ClustersConfig,
  around: Around,
): Promise<WatchedClusters> {
  const plugin = new KubernetesPlugin(around);
  const clusters = new OpenClusters(config, plugin, around);
  await clusters.configure(config);
  followConfig(clusters, around);
  void followPlugin(signal => clusters.ask(signal), {
    signal: clusters.watched.stopped,
    pause: around.pause ?? pause,
    onClusters: known => clusters.know(known),
    onFailure: message =>
      around.logger.info(
        `Clusters that only Backstage's Kubernetes plugin knows are not known now: ${message}`,
      ),
  });
  return clusters.watched;
}

/** One change is taken over after the other. */
function followConfig(
  clusters: OpenClusters,
  { config, logger }: Pick<Around, 'config' | 'logger'>,
): void {
  const takeOver = async () => clusters.configure(readClusters(config));
  let turn = Promise.resolve();
  const following = config.subscribe?.(() => {
    turn = turn
      .then(takeOver)
      .catch(error =>
        logger.error(
          `Clusters stay as they are, for their configuration has changed to what makes no sense: ${
            toError(error).message
          }`,
        ),
      );
  });
  clusters.watched.stopped.addEventListener('abort', () =>
    following?.unsubscribe(),
  );
}
