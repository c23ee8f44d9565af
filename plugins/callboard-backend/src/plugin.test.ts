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

/** `deny`: everything, or what concerns these entities. */
async function start({
  deny = false,
  denyPermission,
  readOnly = false,
}: {
  deny?: boolean | string[];
  denyPermission?: string;
  readOnly?: boolean;
} = {}) {
  const { server } = await startTestBackend({
    features: [
      callboardPlugin,
      catalogServiceMock.factory({
        entities: [
          component('shop', 'orders'),
          component('ops', 'anything', {
            'callboard.dev/service': 'ops/reports',
          }),
          component('ops', 'spy', {
            'callboard.dev/service': 'finance/payments',
          }),
          component('default', 'website'),
        ],
      }),
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
          queries.map(query => ({
            result:
              query.permission.name === denyPermission || isDenied(deny, query)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
      }).factory,
    ],
  });
  return request(server);
}

function isDenied(deny: boolean | string[], query: { resourceRef?: string }) {
  return Array.isArray(deny) ? deny.includes(query.resourceRef ?? '') : deny;
}

function component(namespace: string, name: string, annotations = {}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { namespace, name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'team' },
  };
}

function onboarding(name = 'emailservice', namespace = 'shop', spec = {}) {
  return {
    operation: 'onboard',
    microservice: {
      apiVersion: 'callboard.dev/v1alpha1',
      kind: 'Microservice',
      metadata: { name, namespace },
      spec: {
        owner: 'group:default/team-shop',
        image: 'registry.example.com/shop/emailservice',
        service: {
          ports: {
            grpc: { port: 5000, targetPort: 8080, appProtocol: 'grpc' },
          },
        },
        environments: { dev: { tag: '1.0.0' } },
        ...spec,
      },
    },
  };
}

describe('the Callboard backend', () => {
  it('tells where a service is called, by Service port and pod port', async () => {
    const api = await start();

    const { body } = await api
      .get('/api/callboard/network')
      .query({ entityRef: 'component:shop/orders', environment: 'prod' });

    expect(body).toMatchObject({
      environments: ['dev', 'prod'],
      environment: 'prod',
      address: {
        dnsName: 'orders.shop.svc.cluster.local',
        ports: [
          { name: 'http', port: 80, targetPort: 8080, application: 'http' },
        ],
      },
      source: { kind: 'git', repository: 'demo', problems: [] },
    });
  });

  it('finds the service of an entity by its annotation', async () => {
    const api = await start();

    const { body } = await api
      .get('/api/callboard/network')
      .query({ entityRef: 'component:ops/anything' });

    expect(body).toMatchObject({
      environments: ['dev'],
      address: { dnsName: 'reports.ops.svc.cluster.local' },
    });
  });

  it.each([
    [
      'an entity that matches no service',
      'component:default/website',
      /holds a service default\/website/,
    ],
    [
      'an entity that does not exist',
      'component:default/nothing',
      /there is no entity/,
    ],
  ])('answers 404 for %s', async (_, entityRef, message) => {
    const api = await start();

    const response = await api
      .get('/api/callboard/network')
      .query({ entityRef });

    expect(response.status).toBe(404);
    expect(response.body.error.message).toMatch(message);
  });

  it('says which repositories there are, and what hosts them', async () => {
    const api = await start();

    const { body } = await api.get('/api/callboard/repositories');

    expect(body).toEqual([{ id: 'demo', host: 'local' }]);
  });

  it('opens a change once, finds it again, merges it, and then has nothing to change', async () => {
    const api = await start();
    const propose = async () =>
      (await api.post('/api/callboard/changes').send(onboarding())).body;

    const opened = await propose();
    const again = await propose();
    await api
      .post(`/api/callboard/changes/demo/${opened.change.id}/merge`)
      .send({ commit: opened.change.commit })
      .expect(200);
    const afterwards = await propose();

    expect([opened.state, again.state, afterwards.state]).toEqual([
      'opened',
      'reused',
      'no-change',
    ]);
    expect(again.change.id).toBe(opened.change.id);
    const { body } = await api.get('/api/callboard/microservices');
    expect(body.map(({ name }: { name: string }) => name)).toContain(
      'emailservice',
    );
  });

  it('opens and merges two changes that were sent at the same moment into the same new namespace', async () => {
    const api = await start();

    const opened = await Promise.all(
      ['imap', 'smtp'].map(name =>
        api.post('/api/callboard/changes').send(onboarding(name, 'mail')),
      ),
    );
    const merged = await Promise.all(
      opened.map(({ body }) =>
        api
          .post(`/api/callboard/changes/demo/${body.change.id}/merge`)
          .send({ commit: body.change.commit }),
      ),
    );

    expect(opened.map(({ body }) => body.state)).toEqual(['opened', 'opened']);
    expect(merged.map(({ body }) => body.state)).toEqual(['merged', 'merged']);
    const { body } = await api.get('/api/callboard/microservices');
    expect(body.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['imap', 'smtp']),
    );
  });

  it('plans a dry run without writing', async () => {
    const api = await start();

    const { body } = await api
      .post('/api/callboard/changes')
      .send({ ...onboarding(), dryRun: true });

    expect(body).toMatchObject({
      state: 'planned',
      effect: expect.arrayContaining(['Nobody loses access.']),
    });
    expect((await api.get('/api/callboard/changes')).body).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a name with dots', onboarding('email.service'), 'metadata.name'],
    ['a name with slashes', onboarding('email/service'), 'metadata.name'],
    ['a name that climbs', onboarding('../../platform/dev'), 'metadata.name'],
    ['a name that is YAML', onboarding('a: {b: c}\n---\n'), 'metadata.name'],
    [
      'a name of 10,000 characters',
      onboarding('a'.repeat(10_000)),
      'metadata.name',
    ],
    [
      'a name in look-alike letters',
      onboarding('emаilservice'),
      'metadata.name',
    ],
    [
      'a namespace that climbs',
      onboarding('emailservice', '..'),
      'metadata.namespace',
    ],
    [
      'port 0',
      onboarding('a', 'b', { service: { ports: { http: { port: 0 } } } }),
      'spec.service.ports.http.port',
    ],
    [
      'port 70000',
      onboarding('a', 'b', { service: { ports: { http: { port: 70000 } } } }),
      'spec.service.ports.http.port',
    ],
    [
      'the same port twice',
      onboarding('a', 'b', {
        service: { ports: { http: { port: 80 }, web: { port: 80 } } },
      }),
      'spec.service.ports.web.port',
    ],
    [
      'a tag that is YAML',
      onboarding('a', 'b', {
        environments: { dev: { tag: '1\nimage: evil' } },
      }),
      'spec.environments.dev.tag',
    ],
    [
      'an environment that climbs',
      onboarding('a', 'b', { environments: { '../prod': { tag: '1' } } }),
      'spec.environments.../prod',
    ],
    [
      'a caller that climbs',
      {
        ...onboarding(),
        callers: [{ namespace: '..', name: '../x', ports: ['grpc'] }],
      },
      'callers.0.namespace',
    ],
    ['no document at all', { operation: 'onboard', microservice: null }, ''],
  ])(
    'refuses %s, names the field and leaves the repository as it was',
    async (_, body, path) => {
      const api = await start();
      const commitOf = async () =>
        (
          await api
            .get('/api/callboard/network')
            .query({ entityRef: 'component:shop/orders' })
        ).body.source.commit;
      const before = await commitOf();

      const response = await api.post('/api/callboard/changes').send(body);

      expect(response.status).toBe(400);
      expect(
        response.body.error.issues.map((issue: { path: string[] }) =>
          issue.path.join('.'),
        ),
      ).toContain(path);
      expect(response.body.error.message.length).toBeLessThan(2500);
      expect(await commitOf()).toBe(before);
      expect((await api.get('/api/callboard/changes')).body).toEqual([]);
    },
  );

  it('refuses a request with fields that it does not know', async () => {
    const api = await start();

    const response = await api
      .post('/api/callboard/changes')
      .send({ ...onboarding(), force: true });

    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('force');
  });

  it('proposes and merges nothing when it is read-only', async () => {
    const api = await start({ readOnly: true });

    await api
      .post('/api/callboard/changes')
      .send({ ...onboarding(), dryRun: true })
      .expect(200);
    await api.post('/api/callboard/changes').send(onboarding()).expect(403);
    await api
      .post('/api/callboard/changes/demo/onboard:shop:emailservice:all/merge')
      .send({ commit: 'c0ffee' })
      .expect(403);
  });

  const routes: [method: 'get' | 'post', path: string][] = [
    ['get', '/environments'],
    ['get', '/repositories'],
    ['get', '/network?entityRef=component:shop/orders'],
    ['post', '/changes'],
    ['post', '/changes/demo/onboard:shop:emailservice:all/merge'],
    ['post', '/changes/demo/onboard:shop:emailservice:all/close'],
  ];

  it.each([
    ...routes,
    ['get', '/microservices'] as const,
    ['get', '/changes'] as const,
  ])('asks for credentials: %s %s', async (method, path) => {
    const api = await start();

    const response = await api[method](`/api/callboard${path}`)
      .set('Authorization', mockCredentials.none.header())
      .send(onboarding());

    expect(response.status).toBe(401);
  });

  it.each(routes)(
    'asks for a permission and names it: %s %s',
    async (method, path) => {
      const api = await start({ deny: true });

      const response = await api[method](`/api/callboard${path}`).send(
        path.endsWith('/merge') ? { commit: 'c0ffee' } : onboarding(),
      );

      expect(response.status).toBe(403);
      expect(response.body.error.message).toMatch(
        /you need the permission callboard\./,
      );
    },
  );

  it('lists nothing to those who may see nothing', async () => {
    const api = await start({ deny: true });

    expect((await api.get('/api/callboard/microservices')).body).toEqual([]);
    expect((await api.get('/api/callboard/changes')).body).toEqual([]);
  });

  it('shows nobody the files of a caller that they may not see', async () => {
    const api = await start({ deny: ['component:finance/billing'] });
    const callers = [
      { namespace: 'finance', name: 'billing', ports: ['grpc'] },
    ];

    const response = await api
      .post('/api/callboard/changes')
      .send({ ...onboarding(), callers, dryRun: true });

    expect(response.status).toBe(403);
    expect(JSON.stringify(response.body)).not.toContain(
      'registry.example.com/finance',
    );
  });

  it('counts the files of a change that its reader may not see', async () => {
    const writer = await start();
    const callers = [
      { namespace: 'finance', name: 'billing', ports: ['grpc'] },
    ];
    const { body } = await writer
      .post('/api/callboard/changes')
      .send({ ...onboarding(), callers });
    const reader = await start({ deny: ['component:finance/billing'] });

    const change = await reader.get(
      `/api/callboard/changes/demo/${body.change.id}`,
    );

    expect(change.body.hiddenFiles).toBe(4);
    expect(
      change.body.files.map(({ path }: { path: string }) => path).join(),
    ).not.toContain('billing/');
    const { body: services } = await reader.get('/api/callboard/microservices');
    expect(JSON.stringify(services)).not.toContain('billing');
  });

  it('refuses to merge manifests that do not fit any more, until the form is sent again', async () => {
    const api = await start();
    const send = async (body: object) =>
      (await api.post('/api/callboard/changes').send(body)).body;
    const merge = ({ change }: { change: { id: string; commit: string } }) =>
      api
        .post(`/api/callboard/changes/demo/${change.id}/merge`)
        .send({ commit: change.commit });
    const calling = (name: string) => ({
      ...onboarding(name),
      callers: [{ namespace: 'shop', name: 'orders', ports: ['grpc'] }],
    });
    const [first, second] = [
      await send(calling('imap')),
      await send(calling('smtp')),
    ];
    await merge(first).expect(200);

    // Both add a call to orders' contract, settings and policy.
    const response = await merge(second);

    expect(response.status).toBe(409);
    const again = await send(calling('smtp'));
    expect(again.state).toBe('updated');
    await merge(again).expect(200);
    const { body } = await api.get('/api/callboard/microservices');
    const orders = body.find(({ name }: { name: string }) => name === 'orders');
    expect(orders.calls).toEqual(
      expect.arrayContaining([
        { namespace: 'shop', name: 'imap' },
        { namespace: 'shop', name: 'smtp' },
      ]),
    );
  });

  it('opens no service by an annotation that somebody wrote on an entity of theirs', async () => {
    const api = await start({ deny: ['component:finance/payments'] });

    const response = await api
      .get('/api/callboard/network')
      .query({ entityRef: 'component:ops/spy' });

    expect(response.status).toBe(403);
  });

  it('lets nobody replace the open change of somebody else', async () => {
    const api = await start();
    await api.post('/api/callboard/changes').send(onboarding()).expect(200);

    const response = await api
      .post('/api/callboard/changes')
      .set('Authorization', mockCredentials.user.header('user:default/mallory'))
      .send(onboarding('emailservice', 'shop', { image: 'evil/image' }));

    expect(response.status).toBe(409);
    expect(response.body.error.message).toContain(
      'is still open (onboard:shop:emailservice:all)',
    );
  });

  it.each(['', ':', 'orders', 'component:shop'])(
    'refuses %j as an entity ref',
    async entityRef => {
      const api = await start();

      const response = await api
        .get('/api/callboard/network')
        .query({ entityRef });

      expect(response.status).toBe(400);
    },
  );

  it('answers 404 for an id that is far too long', async () => {
    const api = await start();

    const response = await api.get(
      `/api/callboard/changes/demo/onboard:${'a'.repeat(300)}:x:all`,
    );

    expect(response.status).toBe(404);
  });

  it('lets services read, and change nothing', async () => {
    const api = await start();
    const header = mockCredentials.service.header();

    await api
      .get('/api/callboard/microservices')
      .set('Authorization', header)
      .expect(200);
    await api
      .post('/api/callboard/changes')
      .set('Authorization', header)
      .send(onboarding())
      .expect(403);
  });

  describe('setting up a delivery', () => {
    const bootstrap = { operation: 'bootstrap', environment: 'prod' };
    const platform = 'callboard.platform.propose';

    it('opens a change about an environment, and merges it', async () => {
      const api = await start();

      const { body, status } = await api
        .post('/api/callboard/changes')
        .send(bootstrap);

      expect({ status, state: body.state, change: body.change }).toMatchObject({
        status: 200,
        state: 'opened',
        change: {
          operation: 'bootstrap',
          branch: 'callboard/bootstrap/_platform/prod/all',
        },
      });
      const { id, commit } = body.change;
      const merged = await api
        .post(`/api/callboard/changes/demo/${id}/merge`)
        .send({ commit });
      const again = await api.post('/api/callboard/changes').send(bootstrap);

      expect(merged.body.state).toBe('merged');
      expect(again.body).toMatchObject({ state: 'no-change', files: [] });
    });

    it('plans without opening anything in a dry run', async () => {
      const api = await start();

      const { body } = await api
        .post('/api/callboard/changes')
        .send({ ...bootstrap, dryRun: true });
      const { body: changes } = await api.get('/api/callboard/changes');

      expect(body.files.map(({ path }: { path: string }) => path)).toContain(
        'delivery/prod/application-set.yaml',
      );
      expect(changes).toEqual([]);
    });

    it('is refused to those who may everything else', async () => {
      const api = await start({ denyPermission: platform });

      const { body, status } = await api
        .post('/api/callboard/changes')
        .send({ ...bootstrap, dryRun: true });

      expect({ status, message: body.error?.message }).toEqual({
        status: 403,
        message: `you need the permission ${platform}`,
      });
    });

    it('is nothing that others than the requester see without the permission', async () => {
      const allowed = await start();
      const opened = await allowed
        .post('/api/callboard/changes')
        .set('Authorization', mockCredentials.user.header('user:default/pia'))
        .send(bootstrap);
      const api = await start({ denyPermission: platform });

      const list = await api.get('/api/callboard/changes');
      const one = await api.get(
        `/api/callboard/changes/demo/${opened.body.change.id}`,
      );

      expect(list.body).toEqual([]);
      expect(one.status).toBe(403);
    });
  });
});
