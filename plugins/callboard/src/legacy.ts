/**
 * Callboard for portals on the old frontend system: the same components.
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { callboardApiRef, createCallboardApi } from './api';
import * as fields from './onboarding/fields';
import { changeRouteRef, changesRouteRef, templateRouteRef } from './routes';

export { callboardApiRef };

/**
 * The plugin of an old app. Its page is `ChangesPage`, mounted at `/callboard/changes`.
 * @public
 */
export const callboardPlugin = createPlugin({
  id: 'callboard',
  apis: [
    createApiFactory({
      api: callboardApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createCallboardApi,
    }),
  ],
  routes: { changes: changesRouteRef, change: changeRouteRef },
  externalRoutes: { template: templateRouteRef },
});

/**
 * Card on the page of a component: where it is called, and how.
 * @public
 */
export const EntityAddressCard: () => JSX.Element = callboardPlugin.provide(
  createComponentExtension({
    name: 'EntityAddressCard',
    component: {
      lazy: () => import('./AddressCard/AddressCard').then(m => m.AddressCard),
    },
  }),
);

/**
 * Page with the list of changes, and one change below it.
 * @public
 */
export const ChangesPage: () => JSX.Element = callboardPlugin.provide(
  createRoutableExtension({
    name: 'ChangesPage',
    component: () =>
      import('./ChangesPage/LegacyChangesPage').then(m => m.LegacyChangesPage),
    mountPoint: changesRouteRef,
  }),
);

/**
 * Form fields of the template `onboard-microservice`, to be placed in `<ScaffolderFieldExtensions>`.
 * @public
 */
export const CallboardIdentityFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(fields.identityField),
);

/** @public */
export const CallboardPortsFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(fields.portsField),
);

/** @public */
export const CallboardConnectionsFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(fields.connectionsField),
);

/** @public */
export const CallboardEnvironmentsFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(fields.environmentsField),
);

/** @public */
export const CallboardReviewFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(fields.reviewField),
);
