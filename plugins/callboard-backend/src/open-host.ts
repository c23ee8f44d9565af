import { ScmIntegrationRegistry } from '@backstage/integration';
import { LoggerService } from '@backstage/backend-plugin-api';
import { RepositoryConfig } from './config';
import { GitHost } from './git/GitHost';
import { LocalGitHost } from './git/local/LocalGitHost';
import { openRemote } from './git/remote/open-remote';

/** What opening a repository needs from around it. */
export interface Opening {
  integrations: ScmIntegrationRegistry;
  /** Changes are sent with the person's own token only. */
  personalTokens: boolean;
  logger: LoggerService;
  /** What a new local repository starts from: texts by path. */
  seed: () => Promise<Map<string, string>>;
}

/**
 * Opens a repository as it is configured.
 * @throws Error that names what is wrong with the configuration, or with the folder of a local repository.
 */
export async function openHost(
  config: RepositoryConfig,
  { integrations, personalTokens, logger, seed }: Opening,
): Promise<GitHost> {
  if (config.type === 'local') {
    logger.info(
      `opening the local demo repository ${config.id} in ${config.path}`,
    );
    return LocalGitHost.open({ ...config, seed });
  }
  return openRemote(config, {
    integrations,
    personalTokens,
    warn: message => logger.warn(message),
  });
}
