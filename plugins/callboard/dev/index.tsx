import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import callboardPlugin, { callboardApiRef } from '../src';
import { ChangingCluster } from '../src/testing/ChangingCluster';
import { connectionStates } from '../src/testing/connection-states';
import { explanationStates } from '../src/testing/explanation-states';
import {
  FakeCallboardApi,
  untilAborted,
} from '../src/testing/FakeCallboardApi';
import { proposalState } from '../src/testing/proposal-states';
import { proposeInMemory } from '../src/testing/propose-in-memory';
import {
  sampleGithub,
  sampleReviewedChanges,
} from '../src/testing/sample-reviewed-changes';
import { viewStates } from '../src/testing/view-states';
import { templatePages } from './template-page';

/** One component per state of the cards and of the tab Network. */
const states = new Set([
  ...Object.keys(viewStates),
  ...Object.keys(connectionStates),
  'changing',
]);

const entities = [...states].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/team-shop',
  },
}));

/** Opened with `?host=github`, changes are pull requests. */
const isHosted = new URLSearchParams(window.location.search).has('host');

/** A cluster in which something happens every few seconds. */
const changing = new ChangingCluster();
setInterval(() => changing.change(), 8000);

/** What the backend answers for a name; what the states do not name is as the first. */
function stateOf<T>(answers: Record<string, T>, ref: string): T {
  return answers[ref.split('/')[1]] ?? Object.values(answers)[0];
}

createDevApp({
  features: [
    catalogPlugin,
    callboardPlugin,
    templatePages,
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
                  ...(isHosted && {
                    repositories: [sampleGithub],
                    changes: sampleReviewedChanges,
                  }),
                  view: (entityRef, environment, source) =>
                    stateOf(
                      { ...viewStates, changing: changing.view },
                      entityRef,
                    )(environment, source),
                  connections: (entityRef, environment, source) =>
                    stateOf(
                      { ...connectionStates, changing: changing.connections },
                      entityRef,
                    )(environment, source),
                  change: (entityRef, revision, signal) =>
                    entityRef.endsWith('/changing')
                      ? changing.next(revision, signal)
                      : untilAborted(signal),
                  explanation: query =>
                    stateOf(explanationStates, query.from)(query),
                  proposal: (request, services) =>
                    proposalState(request) ??
                    proposeInMemory(request, services),
                }),
            }),
        }),
      ],
    }),
  ],
});
