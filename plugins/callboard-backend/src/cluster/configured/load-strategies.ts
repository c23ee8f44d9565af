import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import type { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';
import { StrategyName } from './ConfiguredCluster';

/**
 * The strategies of Backstage's Kubernetes plugin that need nothing of a reader. They bring the clients of three clouds with
 * them, and so are loaded only where a cluster needs one.
 * @returns nothing where the plugin is not installed beside us
 */
export async function loadStrategies(
  config: Config,
  logger: LoggerService,
): Promise<Record<StrategyName, () => AuthenticationStrategy> | undefined> {
  const plugin = await import('@backstage/plugin-kubernetes-backend').catch(
    error => {
      logger.warn('Clusters need @backstage/plugin-kubernetes-backend', error);
      return undefined;
    },
  );
  return (
    plugin && {
      aws: () => new plugin.AwsIamStrategy({ config }),
      azure: () => new plugin.AzureIdentityStrategy(logger),
      googleServiceAccount: () =>
        new plugin.GoogleServiceAccountStrategy({ config }),
    }
  );
}
