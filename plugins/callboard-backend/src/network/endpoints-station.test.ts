import { slice } from '../cluster/facts/__testUtils__/sighting';
import {
  kindsBut,
  live,
  shopInCluster,
  sightingOf,
  sources,
} from './__testUtils__/live-shop';
import { toExplanation } from './explanation';

type Seen = NonNullable<Parameters<typeof sightingOf>[1]>;

const endpointSlices = live({
  group: 'discovery.k8s.io',
  kind: 'EndpointSlice',
  resource: 'endpointslices',
});

/** Endpoints of `shop/orders`, on its port `http`. */
const onHttp = (...endpoints: Parameters<typeof slice>[0]) =>
  slice(endpoints, {
    ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
  });

/** *Can it reach orders?* in the cluster that the shop runs in. */
async function asked(seen: Seen, from = 'shop/web', port = 'http') {
  const state = await shopInCluster();
  const shown = await sources(state, sightingOf(state, seen)).show(
    { namespace: 'shop', name: 'orders' },
    { environment: 'prod' },
  );
  return toExplanation(
    { ...shown, entities: new Map(), changes: [], today: '2026-11-20' },
    { from, to: 'shop/orders', port, environment: 'prod' },
  );
}

/** What the station says, and the whole answer. */
async function answer(...endpoints: Parameters<typeof slice>[0]) {
  const { steps, verdict } = await asked({
    endpointSlices: [onHttp(...endpoints)],
  });
  const found = steps.find(({ station }) => station === 'endpoints')!;
  return { ...found, whole: verdict.outcome };
}

const text = ({
  verdict: { reasons },
}: {
  verdict: { reasons: { text: string }[] };
}) => reasons.map(one => one.text).join();

describe('the pods behind a call in a cluster', () => {
  it('are counted after the Service, before the policies', async () => {
    const { steps } = await asked({
      endpointSlices: [onHttp({ pod: 'a' }, { pod: 'b', isReady: false })],
    });

    expect(steps.map(({ station }) => station)).toEqual([
      'name',
      'service',
      'endpoints',
      'leaving',
      'entering',
      'mesh',
    ]);
    expect(steps[2]).toEqual({
      station: 'endpoints',
      verdict: {
        outcome: 'allowed',
        on: [],
        reasons: [
          { engine: 'service', code: 'pods-ready', text: '1 of 2 pods ready' },
        ],
      },
    });
  });

  it('that are not ready are said to answer nothing, and policies allow what they allowed', async () => {
    const none = await answer({ pod: 'a', isReady: false });

    expect(none.verdict).toMatchObject({
      outcome: 'conditional',
      on: [{ kind: 'pod-ready', text: 'once a pod is ready' }],
    });
    expect(text(none)).toBe(
      '0 of 1 pods ready: nothing answers now, whatever the policies say',
    );
    expect(none.next?.command).toBe(
      'kubectl describe pods --namespace shop --selector app.kubernetes.io/name=orders,app.kubernetes.io/instance=orders',
    );
    expect(none.whole).toBe('allowed');
  });

  it('make nobody allowed whom the policies deny', async () => {
    const from = 'ops/notifications';
    const { verdict, steps } = await asked(
      { endpointSlices: [onHttp({ pod: 'a' })] },
      from,
    );

    expect(steps.map(({ station }) => station)).toContain('endpoints');
    expect(verdict.outcome).toBe('denied');
  });

  it('are none where there are none, with what to look at', async () => {
    const none = await answer();

    expect(text(none)).toMatch(/^no pods: nothing answers now/);
    expect(none.next?.command).toMatch(/^kubectl get replicasets,pods /);
  });

  it('may answer while they are about to go', async () => {
    const last = await answer({
      pod: 'a',
      isReady: false,
      isServing: true,
      isTerminating: true,
    });

    expect(text(last)).toMatch(/^no pods: only pods that are about to go/);
  });

  it('count only where they have the port', async () => {
    const elsewhere = slice([{ pod: 'a' }], {
      ports: [{ name: 'metrics', port: 9464, protocol: 'TCP' }],
    });
    const { steps } = await asked({ endpointSlices: [elsewhere] });

    expect(steps[2].verdict.outcome).toBe('conditional');
  });

  it.each([
    [
      'may not be read',
      { kinds: kindsBut({ ...endpointSlices, state: 'forbidden' }) },
      /EndpointSlice: the credentials have no right/,
    ],
    [
      'cannot be read',
      { kinds: kindsBut({ ...endpointSlices, state: 'failing' }) },
      /EndpointSlice: cannot be read/,
    ],
    [
      'make no sense',
      {
        malformed: [
          {
            object: 'EndpointSlice shop/orders-1',
            namespace: 'shop',
            message: 'endpoints: not a list',
          },
        ],
      },
      /EndpointSlice shop\/orders-1: endpoints: not a list/,
    ],
  ])('are not known where EndpointSlices %s', async (_, seen: Seen, why) => {
    const { steps } = await asked(seen);

    expect(steps[2].verdict.outcome).toBe('unknown');
    expect(text(steps[2])).toMatch(why);
  });

  it('are no question where the answer is from Git', async () => {
    const state = await shopInCluster();
    const shown = await sources(state).show(
      { namespace: 'shop', name: 'orders' },
      { environment: 'prod' },
    );
    const { steps } = toExplanation(
      { ...shown, entities: new Map(), changes: [], today: '2026-11-20' },
      {
        from: 'shop/web',
        to: 'shop/orders',
        port: 'http',
        environment: 'prod',
      },
    );

    expect(steps.map(({ station }) => station)).not.toContain('endpoints');
  });
});
