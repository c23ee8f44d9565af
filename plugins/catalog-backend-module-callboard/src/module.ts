import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  CallboardClient,
  REPOSITORY_CHANGED_TOPIC,
} from '@callboard/plugin-callboard-common';
import { MicroserviceEntityProvider } from './MicroserviceEntityProvider';

/** A push that no event tells of is seen after this. */
const pollSeconds = 10;

/**
 * Puts every microservice of the GitOps repositories into the catalog, as soon as its change is merged.
 * @public
 */
export const catalogModuleCallboard = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'callboard',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        discovery,
        events,
        lifecycle,
        logger,
        scheduler,
      }) {
        const callboard = new CallboardClient({
          baseUrl: () => discovery.getBaseUrl('callboard'),
          fetch: async (url, init) => {
            const { token } = await auth.getPluginRequestToken({
              onBehalfOf: await auth.getOwnServiceCredentials(),
              targetPluginId: 'callboard',
            });
            return fetch(url, {
              ...init,
              headers: { ...init?.headers, Authorization: `Bearer ${token}` },
            });
          },
        });
        const provider = new MicroserviceEntityProvider(callboard);
        catalog.addEntityProvider(provider);
        await events.subscribe({
          id: 'callboard-catalog',
          topics: [REPOSITORY_CHANGED_TOPIC],
          onEvent: () => provider.refresh(),
        });
        await scheduler.scheduleTask({
          id: 'callboard-catalog-refresh',
          frequency: { seconds: pollSeconds },
          timeout: { seconds: 60 },
          initialDelay: { seconds: pollSeconds },
          scope: 'local',
          fn: () => provider.refresh(),
        });
        // Where the Callboard backend is not up yet, its own first event makes up for this.
        lifecycle.addStartupHook(() =>
          provider.refresh().catch(error => {
            logger.info(`the microservices come later: ${error.message}`);
          }),
        );
      },
    });
  },
});
