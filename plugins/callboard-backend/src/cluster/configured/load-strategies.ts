import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import type { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';
import { StrategyName } from './ConfiguredCluster';

type Plugin = typeof import('@backstage/plugin-kubernetes-backend');

const loadPlugin = (): Promise<Plugin> =>
  import('@backstage/plugin-kubernetes-backend');

/**
 * The strategies of Backstage's Kubernetes plugin that need nothing of a reader. They bring the clients of three clouds with
 * them, and so are loaded only where a cluster needs one.
 * @returns nothing where the plugin is not installed beside us
 */
export async function loadStrategies(
  config: Config,
  logger: LoggerService,
  load = loadPlugin,
): Promise<Record<StrategyName, () => AuthenticationStrategy> | undefined> {
  const plugin = await load().catch(error => {
    logger.warn('Clusters need @backstage/plugin-kubernetes-backend', error);
    return undefined;
  });
  return (
    plugin && {
      aws: () => new plugin.AwsIamStrategy({ config }),
      azure: () => new plugin.AzureIdentityStrategy(logger),
      googleServiceAccount: () =>
        new plugin.GoogleServiceAccountStrategy({ config }),
    }
  );
}
