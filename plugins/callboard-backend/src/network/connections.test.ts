import { Connection, ServiceName } from '@callboard/plugin-callboard-common';
import { readDemoShop } from '../demo-shop';
import { toState } from '../repository/state';
import { callersOf, callsOf, Connections } from './connections';
import { ServiceEntity } from './service-entities-in';
import { toGitSource } from './git-source';
import { Scene } from './scene';

/** What the demo's catalog says of its hand-written services. */
const entities = new Map<string, ServiceEntity>([
  ['finance/payments', entity('component:finance/payments')],
  ['shop/inventory', entity('component:shop/inventory')],
  ['ops/notifications', entity('component:ops/notifications')],
  [
    'ops/reports',
    entity('component:ops/reports', 'component:finance/payments'),
  ],
  ['ops/batch', entity('component:ops/batch', 'component:shop/inventory')],
]);

function entity(entityRef: string, ...dependsOn: string[]): ServiceEntity {
  return {
    entityRef,
    entityRefs: [entityRef],
    isVisible: true,
    dependsOn,
    consumes: [],
    provides: [],
  };
}

async function scene(
  environment: string,
  more: Partial<Scene> = {},
  broken?: string,
): Promise<Scene> {
  const files = await readDemoShop();
  if (broken) files.set(broken, 'kind: [');
  const state = toState(
    'c0ffee',
    new Map([...files].map(([path, text]) => [path, { oid: path, text }])),
  );
  return {
    repository: 'shop',
    state,
    environment,
    environments: [environment],
    source: toGitSource('shop', { state, readAt: new Date(0) }, environment),
    sources: [],
    network: state.networks.get(environment)!,
    platform: state.platforms.get(environment)!,
    entities,
    changes: [],
    today: '2026-11-20',
    ...more,
  };
}

const named = (text: string): ServiceName => {
  const [namespace, name] = text.split('/');
  return { namespace, name };
};

const lines = ({ rows }: Connections) =>
  rows.map(
    ({ peer, port, declaredBy, state }: Connection) =>
      `${peer.namespace}/${peer.name} ${port.name} ${
        declaredBy.join('+') || '–'
      } ${state}`,
  );

describe('the callers of a service', () => {
  it('are those that its grants let in', async () => {
    expect(
      lines(await callersOf(await scene('dev'), named('finance/payments'))),
    ).toEqual([
      'ops/reports http catalog half-open-called',
      'finance/billing grpc contract ok',
      'shop/orders http contract ok',
    ]);
  });

  it('show whose own policy is in the way', async () => {
    const { rows } = await callersOf(
      await scene('dev'),
      named('shop/inventory'),
    );
    const batch = rows.find(({ peer }) => peer.name === 'batch');

    expect(batch).toMatchObject({
      state: 'half-open-caller',
      verdict: { outcome: 'denied' },
    });
    expect(batch?.verdict.reasons[0].at?.path).toBe(
      'deploy/dev/ops/batch/policy.yaml',
    );
  });

  it('name a Service port in the place of the pod port', async () => {
    const { rows } = await callersOf(
      await scene('dev'),
      named('finance/payments'),
    );
    const reports = rows.find(({ peer }) => peer.name === 'reports');

    expect(reports?.verdict.reasons).toMatchObject([
      {
        code: 'service-port-is-not-pod-port',
        at: { path: 'deploy/dev/finance/payments/allow-reports.yaml' },
      },
    ]);
  });

  it('hold the gateway, which nobody has to declare', async () => {
    const all = lines(
      await callersOf(await scene('prod'), named('finance/payments')),
    );

    expect(all.filter(line => line.includes('gateways'))).toEqual([
      'gateways/public http – ok',
      'gateways/public grpc – ok',
    ]);
  });

  it('are counted where the reader may not see them', async () => {
    const hidden = new Map(entities).set('shop/orders', {
      ...entity('component:shop/orders'),
      isVisible: false,
    });
    const callers = await callersOf(
      await scene('dev', { entities: hidden }),
      named('finance/payments'),
    );

    expect(lines(callers).join()).not.toContain('orders');
    expect(callers.hidden).toBe(1);
  });

  it('say that a grant has ended and lets in all the same', async () => {
    const base = await scene('dev');
    const grants = new Map(base.state.grants).set(
      'finance/payments',
      base.state.grants.get('finance/payments')!.map(grant => ({
        ...grant,
        spec: { ...grant.spec, until: '2026-11-19' },
      })),
    );
    const { rows } = await callersOf(
      { ...base, state: { ...base.state, grants } },
      named('finance/payments'),
    );

    expect(rows.find(({ peer }) => peer.name === 'orders')).toMatchObject({
      state: 'ok',
      grant: { until: '2026-11-19', isExpired: true },
    });
  });
});

describe('a file that cannot be read', () => {
  it('makes unknown what its folder decides, and nothing else', async () => {
    const broken = 'deploy/dev/ops/reports/extra.yaml';
    const { rows } = await callersOf(
      await scene('dev', {}, broken),
      named('finance/payments'),
    );
    const cart = await callersOf(
      await scene('dev', {}, broken),
      named('shop/cart'),
    );

    expect(rows.map(({ peer, state }) => `${peer.name} ${state}`)).toEqual([
      'reports declared-but-blocked',
      'reports declared-but-blocked',
      'billing ok',
      'orders ok',
    ]);
    expect(lines(cart)).toEqual(['shop/web grpc contract ok']);
  });

  it('is named with its place where it decides', async () => {
    const base = await scene('dev', {}, 'deploy/dev/finance/payments/x.yaml');
    const { rows } = await callersOf(base, named('finance/payments'));

    expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'unknown'));
    expect(rows[0].verdict.reasons[0]).toMatchObject({
      code: 'unreadable',
      at: { path: 'deploy/dev/finance/payments/x.yaml', line: 1 },
    });
  });
});

describe('the calls of a service', () => {
  it('are those that its contract declares', async () => {
    expect(
      lines(await callsOf(await scene('dev'), named('shop/orders'))),
    ).toContain('finance/payments http contract ok');
  });

  it('tell what its own policy forbids', async () => {
    expect(
      lines(await callsOf(await scene('dev'), named('ops/batch'))),
    ).toContain('shop/inventory http catalog half-open-caller');
  });
});
