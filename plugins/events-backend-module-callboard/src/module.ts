import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { eventsExtensionPoint } from '@backstage/plugin-events-node/alpha';
import { readConfig } from './config';
import { GiteaEventRouter } from './GiteaEventRouter';
import { isSigned } from './is-signed';

/**
 * Takes webhooks of Gitea and Forgejo at `/api/events/http/gitea`, refuses those that are not signed with the secret,
 * and publishes them as `gitea.<event>`.
 * @public
 */
export const eventsModuleCallboardGitea = createBackendModule({
  pluginId: 'events',
  moduleId: 'callboard-gitea',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        ingresses: eventsExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, events, ingresses, logger }) {
        const { webhookSecret } = readConfig(config);
        if (!webhookSecret) {
          logger.warn(
            'webhooks of Gitea are not taken: events.modules.gitea.webhookSecret is missing',
          );
          return;
        }
        ingresses.addHttpPostIngress({
          topic: 'gitea',
          validator: async ({ headers, raw }, context) => {
            const signature = headers['x-gitea-signature'];
            if (isSigned(raw.body, signature, webhookSecret)) return;
            context.reject({
              status: 403,
              payload: { message: 'invalid signature' },
            });
          },
        });
        await new GiteaEventRouter(events).subscribe();
      },
    });
  },
});
