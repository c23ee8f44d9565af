import { SnapshotObject } from '@callboard/reachability';
import { callersOf, Connections } from './connections';
import {
  kindsBut,
  live,
  shopInCluster,
  sightingOf,
  sources,
} from './__testUtils__/live-shop';
import { toDriftView } from './drift-view';
import { toNetworkView } from './network-view';
import { Shown } from './Shown';

const orders = { namespace: 'shop', name: 'orders' };
const inProd = { environment: 'prod' };

const sceneOf = (shown: Shown) => ({
  ...shown,
  entities: new Map(),
  changes: [],
  today: '2026-11-20',
});

const lines = ({ rows }: Connections) =>
  rows.map(
    ({ peer, port, verdict }) =>
      `${peer.kind} ${peer.namespace}/${peer.name} ${port.name} ${verdict.outcome}`,
  );

const callersIn = async (shown: Shown) =>
  lines(await callersOf(sceneOf(shown), orders));

describe('an environment that runs in a cluster', () => {
  it('is shown as it runs, and as Git has it where that is asked for', async () => {
    const state = await shopInCluster();
    const from = sources(state, sightingOf(state));
    expect((await from.show(orders, inProd)).source).toMatchObject({
      kind: 'cluster',
      cluster: 'prod-eu',
      state: 'live',
    });
    const git = await from.show(orders, { ...inProd, source: 'git' });
    expect(git.source.kind).toBe('git');
    expect(git.sources).toEqual([
      { kind: 'git', repository: 'shop' },
      { kind: 'cluster', cluster: 'prod-eu', state: 'live' },
    ]);
  });

  it('has the callers that Git says where it runs what Git says', async () => {
    const state = await shopInCluster();
    const from = sources(state, sightingOf(state));
    const asInGit = await callersIn(
      await from.show(orders, { ...inProd, source: 'git' }),
    );
    expect(asInGit).toContain('workload shop/web http allowed');
    expect(await callersIn(await from.show(orders, inProd))).toEqual(asInGit);
  });

  it('has the callers that the cluster says where that has changed', async () => {
    const state = await shopInCluster();
    const { objects } = sightingOf(state);
    const isGrant = ({ metadata }: (typeof objects)[number]) =>
      metadata.name === 'orders.from.shop.web';
    expect(objects.filter(isGrant)).not.toHaveLength(0);
    const from = sources(
      state,
      sightingOf(state, { objects: objects.filter(one => !isGrant(one)) }),
    );
    expect(await callersIn(await from.show(orders, inProd))).toContain(
      'workload shop/web http denied',
    );
  });

  it.each([
    ['may not be read', live({ state: 'forbidden', heardAt: undefined })],
    ['cannot be read', live({ state: 'failing', heardAt: undefined })],
  ])('allows nobody for sure where a kind that decides %s', async (_, kind) => {
    const state = await shopInCluster();
    const from = sources(state, sightingOf(state, { kinds: kindsBut(kind) }));
    const shown = await from.show(orders, inProd);
    expect(shown.source).toMatchObject({
      state: 'partial',
      missing: [{ resource: 'networkpolicies.networking.k8s.io' }],
    });
    expect(await callersIn(shown)).toContain('workload shop/web http unknown');
    expect((await callersIn(shown)).join()).not.toContain('allowed');
  });

  it('is sure of callers where only endpoints may not be read', async () => {
    const state = await shopInCluster();
    const endpoints = live({
      group: 'discovery.k8s.io',
      kind: 'EndpointSlice',
      resource: 'endpointslices',
      state: 'forbidden',
    });
    const from = sources(
      state,
      sightingOf(state, { kinds: kindsBut(endpoints) }),
    );
    const shown = await from.show(orders, inProd);
    expect(shown.source).toMatchObject({ state: 'partial' });
    expect(await callersIn(shown)).toContain('workload shop/web http allowed');
  });

  it('is shown from Git until the cluster has been read', async () => {
    const state = await shopInCluster();
    const from = sources(
      state,
      sightingOf(state, { kinds: kindsBut(live({ state: 'starting' })) }),
    );
    expect((await from.show(orders, inProd)).source.kind).toBe('git');
    const asked = await from.show(orders, { ...inProd, source: 'cluster' });
    expect(asked.source).toMatchObject({ kind: 'cluster', state: 'starting' });
    expect((await callersIn(asked)).join()).not.toContain('allowed');
  });

  it('is shown from the cluster while a kind is read that was installed since', async () => {
    const state = await shopInCluster();
    const from = sources(
      state,
      sightingOf(state, {
        ...{ kinds: kindsBut(live({ state: 'starting' })), wasRead: true },
      }),
    );
    const shown = await from.show(orders, inProd);
    expect(shown.source).toMatchObject({ kind: 'cluster', state: 'partial' });
    expect((await callersIn(shown)).join()).not.toContain('allowed');
  });

  it('keeps what was read where the cluster is not heard any more, and says so', async () => {
    const state = await shopInCluster();
    const stale = live({ state: 'stale', failure: 'the connection is lost' });
    const from = sources(state, sightingOf(state, { kinds: kindsBut(stale) }));
    const shown = await from.show(orders, inProd);
    expect(shown.source).toMatchObject({
      state: 'stale',
      failure: 'the connection is lost',
      readAt: '2026-11-20T10:00:00.000Z',
    });
    expect(await callersIn(shown)).toContain('workload shop/web http allowed');
  });

  it('is shown from Git where the cluster is not watched, which is named with the reason', async () => {
    const state = await shopInCluster();
    const from = sources(state);
    const { source, sources: all } = await from.show(orders, inProd);
    expect(source.kind).toBe('git');
    expect(all[1]).toEqual({
      kind: 'cluster',
      cluster: 'prod-eu',
      state: 'not-watched',
      reason: 'it needs your own token',
    });
    await expect(
      from.show(orders, { ...inProd, source: 'cluster' }),
    ).rejects.toThrow('no cluster is watched');
  });

  it('has the services that run there and that Git does not know', async () => {
    const state = await shopInCluster();
    const sighting = sightingOf(state);
    const renamed = sighting.objects.map(object =>
      object.kind === 'Service' && object.metadata.name === 'orders'
        ? { ...object, metadata: { ...object.metadata, name: 'ledger' } }
        : object,
    );
    const from = sources(state, sightingOf(state, { objects: renamed }));
    const ledger = { namespace: 'shop', name: 'ledger' };
    expect((await from.show(ledger)).environments).toEqual(['prod']);
  });
});

describe('a cluster that no platform file names', () => {
  const lone = async () => {
    const state = await shopInCluster();
    return sources(state, sightingOf(state, { cluster: 'edge' }));
  };

  it('is an environment of its own, with what it shows of its platform', async () => {
    const from = await lone();
    const shown = await from.show(orders, { environment: 'edge' });
    expect(shown).toMatchObject({
      environment: 'edge',
      environments: ['dev', 'prod', 'edge'],
      source: { kind: 'cluster', cluster: 'edge' },
      sources: [{ kind: 'cluster', cluster: 'edge', state: 'live' }],
    });
  });

  it('lets nobody in for sure, for nobody knows what enforces its policies', async () => {
    const from = await lone();
    const shown = await from.show(orders, { environment: 'edge' });
    const callers = await callersIn(shown);
    expect(callers).not.toHaveLength(0);
    expect(callers.filter(line => line.endsWith(' denied'))).toEqual([]);
  });

  it('has no Git to be compared with', async () => {
    const from = await lone();
    await expect(
      from.show(orders, { environment: 'edge', source: 'git' }),
    ).rejects.toThrow('no repository has the environment edge');
  });
});

describe('the headless Service beside a service that runs', () => {
  const notifications = { namespace: 'ops', name: 'notifications' };
  const at = (environment: string) =>
    `deploy/${environment}/ops/notifications/service-headless.yaml`;

  /** The cluster runs what Git says, and of the headless Service what is made of it. */
  async function runningWith(
    change: (one: SnapshotObject) => SnapshotObject[],
  ) {
    const state = await shopInCluster(files =>
      files.set(at('prod'), files.get(at('dev'))!),
    );
    const { holds } = state.files.get(at('prod'))!;
    const beside = holds.is === 'manifests' ? holds.part.objects : [];
    expect(beside).toHaveLength(1);
    const objects = [
      ...sightingOf(state).objects,
      ...beside.flatMap(({ object }) => change(object)),
    ];
    const from = sources(state, sightingOf(state, { objects }));
    return from.show(notifications, inProd);
  }

  it('is told with that service, and is no difference from Git', async () => {
    const shown = await runningWith(one => [one]);
    const names = shown.network.servicesIn('ops').map(({ name }) => name);
    expect(names).toContain('notifications');
    expect(names).not.toContain('notifications-headless');
    expect(toDriftView(sceneOf(shown), notifications)).toEqual([]);
  });

  it('is missing where somebody deleted it in the cluster', async () => {
    const shown = await runningWith(() => []);
    expect(toDriftView(sceneOf(shown), notifications)).toEqual([
      {
        is: 'only-in-git',
        object: expect.objectContaining({ name: 'notifications-headless' }),
        at: { path: at('prod'), line: expect.any(Number) },
        fields: [],
      },
    ]);
  });

  it('differs where somebody changed what it leads to', async () => {
    const shown = await runningWith(one => [
      {
        ...one,
        spec: { ...(one.spec as object), selector: { app: 'another' } },
      },
    ]);
    expect(toDriftView(sceneOf(shown), notifications)).toMatchObject([
      { is: 'differs', object: { name: 'notifications-headless' } },
    ]);
  });
});

describe('a route to a service that runs', () => {
  const route = (isCurrent: boolean): SnapshotObject => ({
    ...{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
    metadata: { name: 'orders-next', namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'public' }],
      hostnames: ['next.example.com'],
      rules: [{ backendRefs: [{ name: 'orders', port: 80 }] }],
    },
    status: {
      parents: [
        {
          parentRef: { name: 'public' },
          conditions: [{ type: 'Accepted', status: 'True', isCurrent }],
        },
      ],
    },
    ...{ at: { path: 'HTTPRoute shop/orders-next', line: 0 }, lines: {} },
  });

  it.each([
    ['has taken it', true],
    ['has not taken it yet', false],
  ])('gives it a name where a gateway %s', async (_, isTaken) => {
    const state = await shopInCluster();
    const { objects } = sightingOf(state);
    const sighting = sightingOf(state, {
      objects: [...objects, route(isTaken)],
    });
    const shown = await sources(state, sighting).show(orders, inProd);

    const { outside, live: now } = toNetworkView(shown, orders);
    expect(outside.includes('next.example.com')).toBe(isTaken);
    expect(now?.addresses).toContainEqual(
      expect.objectContaining({ kind: 'Gateway', via: 'shop/public' }),
    );
  });
});

describe('a service that nothing holds', () => {
  it('may be in a cluster that is still being read', async () => {
    const state = await shopInCluster();
    const kinds = kindsBut(live({ state: 'starting' }));
    const from = sources(state, sightingOf(state, { kinds }));
    await expect(
      from.show({ namespace: 'shop', name: 'ledger' }),
    ).rejects.toThrow(
      'holds a service shop/ledger; prod-eu is still being read',
    );
  });
});

describe('an entity', () => {
  it('finds its services by the labels that Kubernetes recommends', async () => {
    const state = await shopInCluster();
    const from = sources(state, sightingOf(state));
    expect(
      await from.servicesOf({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'anything',
          annotations: {
            'backstage.io/kubernetes-label-selector':
              'app.kubernetes.io/name=orders',
          },
        },
      }),
    ).toEqual([orders]);
  });

  it('finds none where no cluster is watched', async () => {
    const from = sources(await shopInCluster());
    expect(
      await from.servicesOf({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'orders' },
      }),
    ).toEqual([]);
  });
});
