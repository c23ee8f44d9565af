import { RootConfigService } from '@backstage/backend-plugin-api';

export interface GiteaEventsConfig {
  /** What webhooks are signed with; without it none is taken. */
  webhookSecret?: string;
}

/** Reads `events.modules.gitea`, beside where Backstage's own modules have the secrets of other hosts. */
export function readConfig(config: RootConfigService): GiteaEventsConfig {
  return {
    webhookSecret: config.getOptionalString(
      'events.modules.gitea.webhookSecret',
    ),
  };
}
