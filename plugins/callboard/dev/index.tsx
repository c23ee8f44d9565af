import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import callboardPlugin, { callboardApiRef } from '../src';
import { FakeCallboardApi } from '../src/testing/FakeCallboardApi';
import { viewStates } from '../src/testing/view-states';

/** One component per state of the Address card. */
const entities = Object.keys(viewStates).map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/team-shop',
  },
}));

createDevApp({
  features: [
    catalogPlugin,
    callboardPlugin,
    createFrontendModule({
      pluginId: 'catalog',
      extensions: [
        ApiBlueprint.make({
          params: define =>
            define({
              api: catalogApiRef,
              deps: {},
              factory: () => catalogApiMock({ entities }),
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'callboard',
      extensions: [
        ApiBlueprint.make({
          params: define =>
            define({
              api: callboardApiRef,
              deps: {},
              factory: () =>
                new FakeCallboardApi({
                  view: (entityRef, environment) =>
                    viewStates[entityRef.split('/')[1]](environment),
                }),
            }),
        }),
      ],
    }),
  ],
});
