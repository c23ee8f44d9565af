import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  callboardPermissions,
  REPOSITORY_CHANGED_TOPIC,
} from '@callboard/plugin-callboard-common';
import { Access } from './Access';
import { AuthorizedCallboard } from './AuthorizedCallboard';
import { Changes } from './change/Changes';
import { openClusters } from './cluster/configured/open-clusters';
import { runningIn } from './cluster/running-in';
import { ClusterWatch } from './cluster/watch/ClusterWatch';
import { systemClock } from './cluster/watch/Clock';
import { readConfig } from './config';
import { readDemoShop } from './demo-shop';
import { openHost } from './open-host';
import { AuthorizedNetwork } from './network/AuthorizedNetwork';
import { Entities } from './network/Entities';
import { Network } from './network/Network';
import { ServiceEntities } from './network/ServiceEntities';
import { Repository } from './repository/Repository';
import { createRouter } from './router';
import { watchRepositories } from './watch/watch-repositories';

/** Pages show what was read so many polls ago at most: nobody waits for one that is late, or reads much. */
const waitForPolls = 2;

/**
 * Reads GitOps repositories and live clusters, answers what is where, proposes changes.
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
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
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
        const read = readConfig(config, {
          production: process.env.NODE_ENV === 'production',
        });
        const { repositories, readOnly, personalTokens, portal } = read;
        rest.permissionsRegistry.addPermissions(callboardPermissions);
        const opened = await Promise.all(
          repositories.map(
            async repository =>
              new Repository(
                await openHost(repository, {
                  integrations: ScmIntegrations.fromConfig(config),
                  personalTokens,
                  logger,
                  seed: readDemoShop,
                }),
                repository.type === 'local'
                  ? {}
                  : { maxAgeSeconds: waitForPolls * repository.pollSeconds },
              ),
          ),
        );
        const tellOfChange = (repository: string) =>
          events.publish({
            topic: REPOSITORY_CHANGED_TOPIC,
            eventPayload: { repository },
          });
        const clusters = await openClusters(read.clusters, {
          ...{ config, auth, discovery: rest.discovery, logger },
          env: process.env,
          clock: systemClock.now,
          pause: systemClock.sleep,
          watch: (name, api) =>
            new ClusterWatch(name, api, systemClock, read.clusters.pollSeconds),
        });
        rest.lifecycle.addShutdownHook(() => clusters.stop());
        const changes = new Changes(opened, {
          readOnly,
          onMerged: tellOfChange,
          now: () => new Date(),
          lookAround: (platforms, namespaces) =>
            runningIn(clusters, platforms, namespaces, new Date()),
          portal,
        });
        const access = new Access(rest.permissions, auth, rest.userInfo);
        const network = new Network(opened, {
          clusters,
          changes,
          now: () => new Date(),
        });
        const entities = new Entities(catalog, auth, access);
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
          entities,
        );
        httpRouter.use(
          createRouter(callboard, authorizedNetwork, httpAuth, auditor),
        );
        await watchRepositories(
          repositories.flatMap((configured, index) =>
            configured.type === 'local'
              ? []
              : [{ ...configured, repository: opened[index] }],
          ),
          { scheduler: rest.scheduler, events, logger, tell: tellOfChange },
        );
        rest.lifecycle.addStartupHook(async () => {
          const local = repositories.filter(({ type }) => type === 'local');
          await Promise.all(local.map(({ id }) => tellOfChange(id)));
        });
      },
    });
  },
});
