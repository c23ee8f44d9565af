import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiGitPullRequestLine } from '@remixicon/react';
import { callboardApiRef, createCallboardApi } from './api';
import { changeRouteRef, changesRouteRef, templateRouteRef } from './routes';

const callboardApi = ApiBlueprint.make({
  params: define =>
    define({
      api: callboardApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createCallboardApi,
    }),
});

const addressCard = EntityCardBlueprint.make({
  name: 'address',
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: () =>
      import('./AddressCard/AddressCard').then(m => <m.AddressCard />),
  },
});

const changesPage = PageBlueprint.make({
  name: 'changes',
  params: {
    path: '/callboard/changes',
    title: 'Changes',
    icon: <RiGitPullRequestLine />,
    routeRef: changesRouteRef,
    loader: () =>
      import('./ChangesPage/ChangesRoutes').then(m => <m.ChangesRoutes />),
  },
});

/** Form fields of templates attach to the scaffolder by its extension's id, so our own plugin can hold them. */
const formFields = [
  FormFieldBlueprint.make({
    name: 'identity',
    params: {
      field: () =>
        import('./onboarding/form-fields').then(m => m.identityFormField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'ports',
    params: {
      field: () =>
        import('./onboarding/form-fields').then(m => m.portsFormField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'connections',
    params: {
      field: () =>
        import('./onboarding/form-fields').then(m => m.connectionsFormField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'environments',
    params: {
      field: () =>
        import('./onboarding/form-fields').then(m => m.environmentsFormField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'review',
    params: {
      field: () =>
        import('./onboarding/form-fields').then(m => m.reviewFormField),
    },
  }),
];

/**
 * Callboard: the Address card, the page Changes, and the form fields that onboard a microservice.
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'callboard',
  title: 'Callboard',
  info: { packageJson: () => import('../package.json') },
  routes: { changes: changesRouteRef, change: changeRouteRef },
  externalRoutes: { template: templateRouteRef },
  extensions: [callboardApi, addressCard, changesPage, ...formFields],
});
