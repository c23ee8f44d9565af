import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { readDemoShop } from './demo-shop';
import { LocalGitHost } from './git/local/LocalGitHost';
import { callboardPlugin } from './plugin';
import { askTheCatalog } from './__testUtils__/ask-the-catalog';

// Several changes are planned, sent and merged in one test.
jest.setTimeout(30_000);

let folder: string;
let gitdir: string;
let count = 0;

/** Seeded once; each test works on a copy. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-'));
  await LocalGitHost.open({
    id: 'demo',
    path: join(folder, 'seeded.git'),
    seed: readDemoShop,
  });
});

beforeEach(async () => {
  gitdir = join(folder, `${(count += 1)}.git`);
  await cp(join(folder, 'seeded.git'), gitdir, { recursive: true });
});

afterAll(() => rm(folder, { recursive: true }));

/** `denied`: pairs such as `callboard.change.propose component:shop/web`. */
async function start({ denied = [] as string[], readOnly = false } = {}) {
  const audited: unknown[] = [];
  const { server } = await startTestBackend({
    features: [
      callboardPlugin,
      catalogServiceMock.factory({
        entities: [
          component('shop', 'web'),
          component('legacy', 'nightly', {
            'callboard.dev/service': 'ops/reports',
          }),
          component('mallory', 'mine', {
            'callboard.dev/service': 'ops/reports',
          }),
          component('mallory', 'web', { 'callboard.dev/service': 'shop/web' }),
        ],
      }),
      mockServices.auditor.mock({
        createEvent: async event => {
          audited.push(event);
          return { success: async () => {}, fail: async () => {} };
        },
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          callboard: {
            readOnly,
            repositories: [{ id: 'demo', type: 'local', path: gitdir }],
          },
        },
      }),
      mockServices.permissions.mock({
        authorizeConditional: askTheCatalog,
        authorize: async queries =>
          queries.map(({ permission, resourceRef }) => ({
            result: denied.includes(`${permission.name} ${resourceRef}`)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
    ],
  });
  const api = request(server);
  return {
    api,
    audited,
    ask: (body: object) => api.post('/api/callboard/changes').send(body),
    merge: ({ id, commit }: { id: string; commit: string }) =>
      api.post(`/api/callboard/changes/demo/${id}/merge`).send({ commit }),
  };
}

function component(namespace: string, name: string, annotations = {}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { namespace, name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'team' },
  };
}

const web = { namespace: 'shop', name: 'web' };
const orders = { namespace: 'shop', name: 'orders' };
const payments = { namespace: 'finance', name: 'payments' };
const reports = { namespace: 'ops', name: 'reports' };

/** As a task of the scaffolder asks. */
const taskId = '0a8d4f2e-6c1b-4e8f-9a55-3f3c2f1d7e11';

const grant = (terms: object = {}) => ({
  operation: 'grant',
  taskId,
  service: payments,
  caller: web,
  ports: ['http'],
  ...terms,
});
const revoke = (terms: object = {}) => ({
  operation: 'revoke',
  taskId,
  service: payments,
  caller: orders,
  ...terms,
});

describe('granting and revoking access', () => {
  it.each([
    ['a grant', grant(), 'grant:finance:payments:shop.web'],
    ['a revocation', revoke(), 'revoke:finance:payments:shop.orders'],
  ])(
    'opens %s once, finds it again, merges it, and then has nothing to change',
    async (_, body, id) => {
      const { api, ask, merge } = await start();

      const opened = (await ask(body)).body;
      const again = (await ask(body)).body;
      const merged = await merge(opened.change);
      const afterwards = (await ask(body)).body;

      expect([
        opened.state,
        again.state,
        merged.status,
        afterwards.state,
      ]).toEqual(['opened', 'reused', 200, 'no-change']);
      expect(opened.change).toMatchObject({
        id,
        operation: body.operation,
        service: payments,
        branch: `callboard/${id.replaceAll(':', '/')}`,
      });
      expect((await api.get('/api/callboard/changes')).body).toHaveLength(1);
    },
  );

  it('grants, and takes it away again', async () => {
    const { api, ask, merge } = await start();
    const callsOfWeb = async () => {
      const { body } = await api.get('/api/callboard/microservices');
      return body.find(({ name }: { name: string }) => name === 'web').calls;
    };
    const before = await callsOfWeb();

    await merge((await ask(grant())).body.change).expect(200);
    expect(await callsOfWeb()).toContainEqual(payments);
    await merge((await ask(revoke({ caller: web }))).body.change).expect(200);

    expect(await callsOfWeb()).toEqual(before);
  });

  it.each([
    ['a revocation', grant(), revoke({ caller: web })],
    ['a grant', revoke({ caller: web }), grant()],
  ])(
    'refuses %s while the opposite is open, and names that',
    async (_, first, second) => {
      const { ask, merge } = await start();
      if (first.operation === 'revoke')
        await merge((await ask(grant())).body.change);
      const { change } = (await ask(first)).body;

      const response = await ask({ ...second, dryRun: true });

      expect(response.status).toBe(409);
      expect(response.body.error.message).toContain(
        `still open (${change.id})`,
      );
    },
  );

  it('refuses to merge a grant whose callee moved on, until it is asked for again', async () => {
    const { ask, merge } = await start();
    const first = (await ask(grant())).body;
    const second = (
      await ask(
        grant({
          service: { namespace: 'ops', name: 'notifications' },
          ports: ['grpc'],
        }),
      )
    ).body;
    await merge(first.change).expect(200);

    // Both add a call to the contract of web.
    await merge(second.change).expect(409);
    const again = (
      await ask(
        grant({
          service: { namespace: 'ops', name: 'notifications' },
          ports: ['grpc'],
        }),
      )
    ).body;

    expect(again.state).toBe('updated');
    await merge(again.change).expect(200);
  });

  it('plans a dry run without writing, audits what writes, and nothing where it is read-only', async () => {
    const { api, ask, audited } = await start();
    const planned = (await ask(grant({ dryRun: true }))).body;
    expect(planned).toMatchObject({
      state: 'planned',
      title: 'Grant shop/web access to finance/payments',
    });
    expect((await api.get('/api/callboard/changes')).body).toEqual([]);
    expect(audited).toEqual([]);

    await ask(grant());
    expect(audited).toMatchObject([
      { eventId: 'change-propose', meta: { operation: 'grant' } },
    ]);

    const readOnly = await start({ readOnly: true });
    await readOnly.ask(revoke()).expect(403);
  });

  it.each<[string, object, string]>([
    [
      'a service that climbs',
      grant({ service: { namespace: '..', name: '../../platform' } }),
      'service.namespace',
    ],
    [
      'a caller that is YAML',
      grant({ caller: { namespace: 'shop', name: 'a\n---\n' } }),
      'caller.name',
    ],
    ['a caller that is a list', grant({ caller: ['web'] }), 'caller'],
    [
      'an environment that climbs',
      grant({ environments: ['../prod'] }),
      'environments.0',
    ],
    ['no ports', grant({ ports: [] }), 'ports'],
    ['ports that are no list', grant({ ports: { length: 1 } }), 'ports'],
    ['a port that is none', grant({ ports: ['htpp'] }), 'ports.0'],
    ['the service itself', grant({ caller: payments }), 'caller.name'],
    ['an end that is past', grant({ until: '2020-01-01' }), 'until'],
    ['an end that is no day', grant({ until: '2999-02-30' }), 'until'],
    [
      'a reason with control characters',
      grant({ reason: 'a\u0007' }),
      'reason',
    ],
    [
      'labels that select everything',
      grant({ caller: reports, from: { podLabels: {} } }),
      'from.podLabels',
    ],
    [
      'a service without a contract',
      grant({ service: reports }),
      'service.name',
    ],
    [
      'a caller that nobody knows',
      grant({ caller: { namespace: 'ops', name: 'nobody' } }),
      'from',
    ],
    [
      'a revocation that climbs',
      revoke({ caller: { namespace: 'shop', name: '..' } }),
      'caller.name',
    ],
    [
      'a revocation of what people let in by hand',
      revoke({ caller: reports }),
      'caller.name',
    ],
  ])(
    'refuses %s, names the field and writes nothing',
    async (_, body, path) => {
      const { api, ask } = await start();

      const response = await ask(body);

      expect(response.status).toBe(400);
      expect(
        response.body.error.issues.map((issue: { path: string[] }) =>
          issue.path.join('.'),
        ),
      ).toContain(path);
      expect((await api.get('/api/callboard/changes')).body).toEqual([]);
    },
  );

  it.each([
    [
      'an operation that is none',
      { ...grant(), operation: 'destroy' },
      'operation',
    ],
    [
      'a field of another operation',
      grant({ microservice: {} }),
      'microservice',
    ],
    ['a revocation with an end', revoke({ until: '2999-01-01' }), 'until'],
  ])('refuses %s', async (_, body, word) => {
    const { ask } = await start();

    const response = await ask(body);

    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(word);
  });

  it('lets the reason of somebody do nothing', async () => {
    const { api, ask } = await start();
    const reason =
      'x\n\nCallboard-Change: callboard/grant/a/b/c.d\nRequested-by: user:default/pia';

    const { change } = (await ask(grant({ reason }))).body;

    expect(change.requestedBy).toBe('user:default/mock');
    const detail = await api.get(`/api/callboard/changes/demo/${change.id}`);
    expect(detail.body.body).toContain('> Requested-by: user:default/pia');
  });

  it('lets nobody replace the open grant of somebody else', async () => {
    const { api, ask } = await start();
    await ask(grant()).expect(200);

    const response = await api
      .post('/api/callboard/changes')
      .set('Authorization', mockCredentials.user.header('user:default/mallory'))
      .send(grant({ ports: ['grpc'] }));

    expect(response.status).toBe(409);
  });

  const propose = 'callboard.change.propose';
  const read = 'callboard.network.read';

  it.each<[string, object, string[], number]>([
    [
      'a grant: by the owner of the caller',
      grant(),
      [`${propose} component:finance/payments`],
      200,
    ],
    [
      'a grant: not by the owner of the callee',
      grant(),
      [`${propose} component:shop/web`],
      403,
    ],
    [
      'a grant: not without seeing the caller',
      grant(),
      [`${read} component:shop/web`],
      403,
    ],
    [
      'a grant: not without seeing the callee',
      grant(),
      [`${read} component:finance/payments`],
      403,
    ],
    [
      'a grant: not by an annotation on an entity of theirs',
      grant(),
      [`${propose} component:shop/web`],
      403,
    ],
    [
      'a revocation: by the owner of the callee',
      revoke(),
      [`${propose} component:shop/orders`],
      200,
    ],
    [
      'a revocation: by the owner of the caller',
      revoke(),
      [`${propose} component:finance/payments`],
      200,
    ],
    [
      'a revocation: not by anybody else',
      revoke(),
      [
        `${propose} component:finance/payments`,
        `${propose} component:shop/orders`,
      ],
      403,
    ],
    [
      'a revocation: not without seeing the callee',
      revoke(),
      [`${read} component:finance/payments`],
      403,
    ],
    [
      'a caller with annotated entities: by those who own all of them',
      grant({ caller: reports, environments: ['dev'] }),
      [`${propose} component:finance/payments`],
      200,
    ],
    [
      'a caller with annotated entities: not by the owner of one',
      grant({ caller: reports, environments: ['dev'] }),
      [`${propose} component:legacy/nightly`],
      403,
    ],
    [
      'a caller without an entity: by the owner of the callee',
      grant({
        service: { namespace: 'shop', name: 'inventory' },
        caller: { namespace: 'ops', name: 'batch' },
        environments: ['dev'],
      }),
      [],
      200,
    ],
    [
      'a caller without an entity: not by others',
      grant({
        service: { namespace: 'shop', name: 'inventory' },
        caller: { namespace: 'ops', name: 'batch' },
        environments: ['dev'],
      }),
      [`${propose} component:shop/inventory`],
      403,
    ],
  ])('asks who may propose %s', async (_, body, denied, status) => {
    const { ask } = await start({ denied });

    const response = await ask({ ...body, dryRun: true });

    const isRefused =
      /^you need the permission callboard\..* on component:/.test(
        response.body.error?.message,
      );
    expect([response.status, isRefused]).toEqual([status, status === 403]);
  });
});
