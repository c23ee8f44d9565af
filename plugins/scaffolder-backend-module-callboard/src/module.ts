import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createProposeAction } from './actions/propose';
import { createRenderAction } from './actions/render';
import { readConfig } from './config';

/**
 * Gives templates the actions `callboard:render` and `callboard:propose`.
 * @public
 */
export const scaffolderModuleCallboard = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'callboard',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, config, discovery }) {
        actions.addActions(
          createRenderAction(),
          createProposeAction({ auth, discovery, ...readConfig(config) }),
        );
      },
    });
  },
});
