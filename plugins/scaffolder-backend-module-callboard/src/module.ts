import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createProposeAction } from './actions/propose';
import { createRenderAction } from './actions/render';

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
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        actions.addActions(
          createRenderAction(),
          createProposeAction({ auth, discovery }),
        );
      },
    });
  },
});
