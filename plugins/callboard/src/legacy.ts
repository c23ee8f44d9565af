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
import * as access from './access/fields';
import * as fields from './onboarding/fields';
import {
  changeLinkRouteRef,
  changeRouteRef,
  changesRouteRef,
  networkLinkRouteRef,
  networkRouteRef,
  templateRouteRef,
} from './routes';
import { callboardTranslationRef } from './translation';

export { callboardApiRef, callboardTranslationRef };

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
  routes: {
    changes: changesRouteRef,
    change: changeRouteRef,
    network: networkRouteRef,
  },
  externalRoutes: {
    template: templateRouteRef,
    changeLink: changeLinkRouteRef,
    networkLink: networkLinkRouteRef,
  },
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
 * Card on the page of a component: who calls it, and whether they may.
 * @public
 */
export const EntityCallersCard: () => JSX.Element = callboardPlugin.provide(
  createComponentExtension({
    name: 'EntityCallersCard',
    component: {
      lazy: () => import('./CallersCard/CallersCard').then(m => m.CallersCard),
    },
  }),
);

/**
 * Card on the page of a component: what protects it, and what is wrong with that.
 * @public
 */
export const EntityPolicyStatusCard: () => JSX.Element =
  callboardPlugin.provide(
    createComponentExtension({
      name: 'EntityPolicyStatusCard',
      component: {
        lazy: () =>
          import('./PolicyStatusCard/PolicyStatusCard').then(
            m => m.PolicyStatusCard,
          ),
      },
    }),
  );

/**
 * Tab on the page of a component, mounted at `/network`: callers, calls, findings, drift, *Why?* and *Can A reach B?*.
 * @public
 */
export const EntityNetworkContent: () => JSX.Element = callboardPlugin.provide(
  createRoutableExtension({
    name: 'EntityNetworkContent',
    component: () => import('./NetworkTab/NetworkTab').then(m => m.NetworkTab),
    mountPoint: networkRouteRef,
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
export const CallboardFeaturesFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(fields.featuresField),
);

/** @public */
export const CallboardReviewFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(fields.reviewField),
);

/**
 * Form field of the template `grant-access`.
 * @public
 */
export const CallboardGrantAccessFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(access.grantAccessField),
);

/**
 * Form field of the template `revoke-access`.
 * @public
 */
export const CallboardRevokeAccessFieldExtension = callboardPlugin.provide(
  createScaffolderFieldExtension(access.revokeAccessField),
);
