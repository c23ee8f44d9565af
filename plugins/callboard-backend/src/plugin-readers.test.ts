import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Connection } from '@callboard/plugin-callboard-common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { callboardPlugin } from './plugin';
import { askTheCatalog } from './__testUtils__/ask-the-catalog';

jest.setTimeout(60_000);

/** What somebody may do: entities that they see, and those that they propose changes for. */
interface Reader {
  sees: (entityRef: string) => boolean;
  owns: (entityRef: string) => boolean;
  /** The permissions that are about no entity. */
  may: boolean;
}

const isOfShop = (ref: string) => ref.startsWith('component:shop/');
const readers: Record<string, Reader> = {
  'a stranger': { sees: () => false, owns: () => false, may: false },
  'a guest': { sees: () => true, owns: () => false, may: true },
  'an owner': { sees: isOfShop, owns: isOfShop, may: true },
};

const refs = [
  'shop/web',
  'shop/cart',
  'shop/orders',
  'shop/inventory',
  'finance/payments',
  'finance/billing',
  'ops/notifications',
  'ops/reports',
  'ops/batch',
];
const annotated = (name: string, service: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    namespace: 'shop',
    name,
    annotations: { 'callboard.dev/service': service },
  },
});
const entities = refs.map((ref): Entity => {
  const [namespace, name] = ref.split('/');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace,
      name,
      // What its owner writes there must not open another's service.
      ...(ref === 'shop/web' && {
        annotations: { 'callboard.dev/service': 'finance/payments' },
      }),
    },
    spec: { owner: `team-${namespace}` },
  };
});

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** The plugin sees the whole catalog; a person what they may. */
function catalogFor({ sees }: Reader): CatalogService {
  const all = catalogServiceMock({
    entities: [
      ...entities,
      annotated('two', 'shop/web, shop/cart'),
      annotated('typo', 'shop-web'),
      // It has no contract.
      annotated('borrowed', 'ops/batch'),
    ],
  });
  return {
    ...all,
    getEntities: all.getEntities.bind(all),
    getEntityByRef: all.getEntityByRef.bind(all),
    getEntitiesByRefs: async (query, options) => {
      const { items } = await all.getEntitiesByRefs(query, options);
      const { principal } = options.credentials as {
        principal?: { type?: string };
      };
      const isPerson = principal?.type === 'user';
      return {
        items: items.map(entity =>
          entity && isPerson && !sees(stringifyEntityRef(entity))
            ? undefined
            : entity,
        ),
      };
    },
  };
}

async function start(who: string) {
  const reader = readers[who];
  const { server } = await startTestBackend({
    features: [
      callboardPlugin,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalogFor(reader),
      }),
      mockServices.rootConfig.factory({
        data: {
          callboard: {
            repositories: [
              { id: 'demo', type: 'local', path: join(folder, 'demo.git') },
            ],
          },
        },
      }),
      mockServices.permissions.mock({
        authorizeConditional: askTheCatalog,
        authorize: async queries =>
          queries.map(({ permission, resourceRef }) => ({
            result: isAllowed(reader, permission.name, resourceRef)
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          })),
      }).factory,
    ],
  });
  return request(server);
}

function isAllowed(
  { sees, owns, may }: Reader,
  permission: string,
  entityRef: string | undefined,
): boolean {
  if (entityRef === undefined) return may;
  return permission === 'callboard.network.read'
    ? sees(entityRef)
    : owns(entityRef);
}

const ofPayments = 'entityRef=component:finance/payments&environment=dev';
const ofBorrowed = 'entityRef=component:shop/borrowed&environment=dev';
const ofOrders = 'entityRef=component:shop/orders&environment=dev';
const question =
  'from=shop/orders&to=finance/payments&port=http&environment=dev';
const grant = {
  operation: 'grant',
  service: { namespace: 'shop', name: 'inventory' },
  caller: { namespace: 'shop', name: 'web' },
  ports: ['http'],
  dryRun: true,
};

describe.each([
  // route, then who gets which status: stranger, guest, owner of the shop's services
  ['GET', '/environments', undefined, [403, 200, 200]],
  ['GET', '/microservices', undefined, [200, 200, 200]],
  ['GET', `/network?${ofPayments}`, undefined, [403, 200, 403]],
  ['GET', `/network?${ofOrders}`, undefined, [403, 200, 200]],
  ['GET', `/network?${ofBorrowed}`, undefined, [403, 200, 403]],
  ['GET', `/network/connections?${ofPayments}`, undefined, [403, 200, 403]],
  ['GET', `/network/connections?${ofOrders}`, undefined, [403, 200, 200]],
  ['GET', `/network/connections?${ofBorrowed}`, undefined, [403, 200, 403]],
  ['GET', `/network/explanation?${question}`, undefined, [403, 200, 403]],
  ['POST', '/changes', grant, [403, 403, 200]],
  ['GET', '/changes', undefined, [200, 200, 200]],
  ['POST', '/changes/demo/x:y:z:all/merge', { commit: 'x' }, [403, 404, 404]],
  ['POST', '/changes/demo/x:y:z:all/close', {}, [403, 404, 404]],
] as const)('%s %s', (method, path, body, statuses) => {
  it.each(
    Object.keys(readers).map((who, index) => [who, statuses[index]] as const),
  )('answers %s with %d', async (who, status) => {
    const api = await start(who);
    const url = `/api/callboard${path}`;

    const response = await (method === 'GET'
      ? api.get(url)
      : api.post(url).send(body));

    expect([response.status, response.body]).toEqual([
      status,
      expect.anything(),
    ]);
  });
});

describe('what a reader is told', () => {
  it('counts peers that they may not see, and names them nowhere', async () => {
    const api = await start('an owner');

    const { body, text } = await api.get(
      `/api/callboard/network/connections?${ofOrders}`,
    );

    expect(body.hidden.calls).toBe(2);
    expect(body).toMatchObject({ mayPropose: true, isGrantable: true });
    expect(
      body.calls.map(
        ({ peer }: Connection) => `${peer.namespace}/${peer.name}`,
      ),
    ).toEqual(['shop/inventory']);
    expect(text).not.toMatch(/payments|notifications|billing/);
  });

  it('is everything where they may see it', async () => {
    const api = await start('a guest');

    const { body } = await api.get(
      `/api/callboard/network/connections?${ofPayments}`,
    );

    expect(body.hidden).toEqual({ callers: 0, calls: 0 });
    expect(body.mayPropose).toBe(false);
    expect(body.findings).toMatchObject([
      { id: 'service-port-as-pod-port', severity: 'error' },
    ]);
  });

  it('is an empty list, where they may see nothing', async () => {
    const api = await start('a stranger');

    expect((await api.get('/api/callboard/microservices')).body).toEqual([]);
    expect((await api.get('/api/callboard/changes')).body).toEqual([]);
  });

  it.each([
    ['two', /matches 2 services \(shop\/web, shop\/cart\): name one of them/],
    ['typo', /'shop-web' in callboard.dev\/service is no service/],
  ])('says what is wrong with the annotation of shop/%s', async (name, why) => {
    const api = await start('a guest');

    const { status, body } = await api.get(
      `/api/callboard/network?entityRef=component:shop/${name}`,
    );

    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(why),
    ]);
  });

  it('is a change of their own, and of services that they may see', async () => {
    const owner = await start('an owner');
    const { body } = await owner.post('/api/callboard/changes').send({
      ...grant,
      service: { namespace: 'shop', name: 'orders' },
      caller: { namespace: 'shop', name: 'cart' },
      dryRun: false,
    });
    const path = `/api/callboard/changes/demo/${body.change.id}`;
    const status = async (who: string) =>
      (await (await start(who)).get(path)).status;

    expect(await status('a guest')).toBe(200);
    expect((await owner.get(path)).body.connectivity).toBeDefined();
  });

  it('tells why, with file and line', async () => {
    const api = await start('a guest');

    const { body } = await api.get(
      '/api/callboard/network/explanation?from=ops/batch&to=shop/inventory&port=http&environment=dev',
    );

    expect(body.verdict.outcome).toBe('denied');
    expect(body.remedies).toMatchObject([
      { code: 'let-out', side: 'caller', owner: 'team-ops' },
    ]);
    expect(body.remedies[0].because[0].at).toMatchObject({
      path: 'deploy/dev/ops/batch/policy.yaml',
    });
  });
});
