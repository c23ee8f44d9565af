import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  callboardPermissions,
  REPOSITORY_CHANGED_TOPIC,
} from '@callboard/plugin-callboard-common';
import { Access } from './Access';
import { AuthorizedCallboard } from './AuthorizedCallboard';
import { Changes } from './change/Changes';
import { readConfig } from './config';
import { readDemoShop } from './demo-shop';
import { LocalGitHost } from './git/local/LocalGitHost';
import { AuthorizedNetwork } from './network/AuthorizedNetwork';
import { Entities } from './network/Entities';
import { Network } from './network/Network';
import { ServiceEntities } from './network/ServiceEntities';
import { Repository } from './repository/Repository';
import { createRouter } from './router';

/**
 * Reads GitOps repositories, answers what is where, proposes changes.
 * @public
 */
export const callboardPlugin = createBackendPlugin({
  pluginId: 'callboard',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        userInfo: coreServices.userInfo,
      },
      async init({
        auditor,
        auth,
        catalog,
        config,
        events,
        httpAuth,
        httpRouter,
        logger,
        ...rest
      }) {
        const { repositories, readOnly } = readConfig(config, {
          production: process.env.NODE_ENV === 'production',
        });
        rest.permissionsRegistry.addPermissions(callboardPermissions);
        const opened = await Promise.all(
          repositories.map(async repository => {
            logger.info(
              `opening the local demo repository ${repository.id} in ${repository.path}`,
            );
            return new Repository(
              await LocalGitHost.open({ ...repository, seed: readDemoShop }),
            );
          }),
        );
        const tellOfChange = (repository: string) =>
          events.publish({
            topic: REPOSITORY_CHANGED_TOPIC,
            eventPayload: { repository },
          });
        const changes = new Changes(opened, {
          readOnly,
          onMerged: tellOfChange,
          now: () => new Date(),
        });
        const access = new Access(rest.permissions, auth, rest.userInfo);
        const network = new Network(opened, { changes, now: () => new Date() });
        const entities = new Entities(catalog, auth);
        const callboard = new AuthorizedCallboard(
          network,
          changes,
          access,
          new ServiceEntities(network, catalog, auth),
          entities,
        );
        const authorizedNetwork = new AuthorizedNetwork(
          network,
          access,
          catalog,
          entities,
        );
        httpRouter.use(
          createRouter(callboard, authorizedNetwork, httpAuth, auditor),
        );
        rest.lifecycle.addStartupHook(async () => {
          await Promise.all(opened.map(({ id }) => tellOfChange(id)));
        });
      },
    });
  },
});
