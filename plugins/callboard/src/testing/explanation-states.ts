import { ExplainQuery, Explanation } from '@callboard/plugin-callboard-common';
import { refusal } from './FakeCallboardApi';
import { allowed } from './sample-connections';
import { explanationOf, sampleExplanation } from './sample-explanation';
import {
  endpointsStep,
  liveExplanation,
  sampleCluster,
  withEndpoints,
} from './sample-live';

type Answer = (query: ExplainQuery) => Promise<Explanation>;

const answer =
  (rest: Partial<Explanation>): Answer =>
  async query => ({ ...explanationOf(query), ...rest });

/** One caller per state of *Why?*, by name: what the backend answers for it. */
export const explanationStates: Record<string, Answer> = {
  billing: answer({}),
  web: answer({
    verdict: allowed,
    steps: sampleExplanation.steps.slice(0, 3),
    remedies: [],
  }),
  'storefront-for-tablets': answer({
    verdict: sampleExplanation.steps[4].verdict,
    steps: [...sampleExplanation.steps.slice(0, 3), sampleExplanation.steps[4]],
    remedies: [],
  }),
  importer: answer({
    verdict: {
      outcome: 'unknown',
      on: [],
      reasons: [],
    },
    steps: [
      {
        station: 'endpoints',
        verdict: {
          outcome: 'unknown',
          on: [],
          reasons: [
            {
              engine: 'service',
              code: 'no-backend',
              text: 'Service shop/orders selects no pods of these manifests on this port',
            },
          ],
        },
      },
    ],
    remedies: [
      {
        code: 'make-known',
        side: 'platform',
        text: 'what decides has to be stated in the repository',
        because: [],
      },
    ],
  }),
  live: answer(liveExplanation),
  unanswered: answer({
    source: sampleCluster,
    verdict: allowed,
    remedies: [],
    steps: withEndpoints({
      ...endpointsStep(
        'conditional',
        '0 of 3 pods ready: nothing answers now, whatever the policies say',
      ),
      next: {
        text: 'Why pods are not ready stands in their conditions and events: the readiness probe, the image, the node.',
        command:
          'kubectl describe pods --namespace shop --selector app.kubernetes.io/name=orders,app.kubernetes.io/instance=orders',
      },
    }).slice(0, 4),
  }),
  uncounted: answer({
    source: sampleCluster,
    verdict: allowed,
    remedies: [],
    steps: withEndpoints(
      endpointsStep(
        'unknown',
        'how many pods are ready is not known (EndpointSlice: the credentials have no right to read it, so what depends on it is unknown)',
      ),
    ).slice(0, 4),
  }),
  loading: () => new Promise(() => {}),
  missing: async () => {
    throw await refusal(404, 'NotFoundError', 'dev holds no shop/missing');
  },
  denied: async () => {
    throw await refusal(403, 'NotAllowedError', 'Unauthorized');
  },
  broken: async () => {
    throw await refusal(
      500,
      'Error',
      'the repository shop cannot be opened: disk full',
    );
  },
};
