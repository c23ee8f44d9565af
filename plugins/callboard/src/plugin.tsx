import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiGitPullRequestLine } from '@remixicon/react';
import { callboardApiRef, createCallboardApi } from './api';
import {
  changeLinkRouteRef,
  changeRouteRef,
  changesRouteRef,
  networkLinkRouteRef,
  networkRouteRef,
  templateRouteRef,
} from './routes';

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

const callersCard = EntityCardBlueprint.make({
  name: 'callers',
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () =>
      import('./CallersCard/CallersCard').then(m => <m.CallersCard />),
  },
});

const policyStatusCard = EntityCardBlueprint.make({
  name: 'policy-status',
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () =>
      import('./PolicyStatusCard/PolicyStatusCard').then(m => (
        <m.PolicyStatusCard />
      )),
  },
});

const networkTab = EntityContentBlueprint.make({
  name: 'network',
  params: {
    path: '/network',
    title: 'Network',
    group: 'operation',
    filter: { kind: 'component' },
    routeRef: networkRouteRef,
    loader: () => import('./NetworkTab/NetworkTab').then(m => <m.NetworkTab />),
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
    name: 'features',
    params: {
      field: () =>
        import('./onboarding/form-fields').then(m => m.featuresFormField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'review',
    params: {
      field: () =>
        import('./onboarding/form-fields').then(m => m.reviewFormField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'grant-access',
    params: {
      field: () =>
        import('./access/form-fields').then(m => m.grantAccessFormField),
    },
  }),
  FormFieldBlueprint.make({
    name: 'revoke-access',
    params: {
      field: () =>
        import('./access/form-fields').then(m => m.revokeAccessFormField),
    },
  }),
];

/**
 * Callboard: the cards Address, Callers and Policy status, the tab Network, the page Changes, and the form fields that onboard a microservice and
 * that grant and revoke access.
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'callboard',
  title: 'Callboard',
  info: { packageJson: () => import('../package.json') },
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
  extensions: [
    callboardApi,
    addressCard,
    callersCard,
    policyStatusCard,
    networkTab,
    changesPage,
    ...formFields,
  ],
});
