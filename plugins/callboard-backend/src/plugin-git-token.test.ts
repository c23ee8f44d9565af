import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import request from 'supertest';
import { readDemoShop } from './demo-shop';
import { LocalGitHost } from './git/local/LocalGitHost';
import { callboardPlugin } from './plugin';
import { askTheCatalog } from './__testUtils__/ask-the-catalog';

const token = 'ghu_0123456789abcdefghij';

let folder: string;
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

afterEach(() => jest.restoreAllMocks());

afterAll(() => rm(folder, { recursive: true }));

/** `written`: all that an answer, the logs and the audit events say. */
async function start({ deny = false } = {}) {
  const path = join(folder, `${(count += 1)}.git`);
  await cp(join(folder, 'seeded.git'), path, { recursive: true });
  const kept: unknown[] = [];
  const log = (...words: unknown[]) => kept.push(words);
  const logger: LoggerService = {
    error: log,
    warn: log,
    info: log,
    debug: log,
    child: () => logger,
  };
  const { server } = await startTestBackend({
    features: [
      callboardPlugin,
      catalogServiceMock.factory(),
      mockServices.rootLogger.mock(logger).factory,
      mockServices.auditor.mock({
        createEvent: async ({ request: about, ...event }) => {
          kept.push(event, about?.originalUrl, about?.body);
          return {
            success: async (...more) => void kept.push(more),
            fail: async (...more) => void kept.push(more),
          };
        },
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          callboard: { repositories: [{ id: 'demo', type: 'local', path }] },
        },
      }),
      mockServices.permissions.mock({
        authorizeConditional: askTheCatalog,
        authorize: async queries =>
          queries.map(() => ({
            result: deny ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
          })),
      }).factory,
    ],
  });
  return {
    api: request(server),
    written: ({ text, headers }: request.Response) =>
      inspect([text, headers, kept], { depth: Infinity }),
  };
}

const grant = {
  operation: 'grant',
  service: { namespace: 'finance', name: 'payments' },
  caller: { namespace: 'shop', name: 'web' },
  ports: ['http'],
};

const ask = (api: request.Agent, body: string | object, gitToken = token) =>
  api
    .post('/api/callboard/changes')
    .set('Content-Type', 'application/json')
    .set('X-Callboard-Git-Token', gitToken)
    .send(body);

describe("a person's own token at the Git host", () => {
  it('reaches the host with the change, and is none where none was sent', async () => {
    const send = jest.spyOn(LocalGitHost.prototype, 'send');
    const { api } = await start();

    await ask(api, grant).expect(200);
    await ask(api, { ...grant, ports: ['grpc'] }, '').expect(200);

    expect(
      (send.mock.calls as unknown[][]).map(([, options]) => options),
    ).toEqual([{ gitToken: token }, { gitToken: undefined }]);
  });

  it.each([
    ['a change that is opened', 200, grant],
    ['a dry run', 200, { ...grant, dryRun: true }],
    ['a mistake in a field', 400, { ...grant, ports: ['no-such-port'] }],
    ['an operation that is not known', 400, { ...grant, operation: 'x' }],
    ['a body that is no JSON', 400, '{'],
  ])(
    'stands in no answer, log or audit event of %s',
    async (_, status, body) => {
      const { api, written } = await start();

      const response = await ask(api, body);

      expect(response.status).toBe(status);
      expect(written(response)).not.toContain(token);
    },
  );

  it('stands nowhere when the host fails', async () => {
    jest
      .spyOn(LocalGitHost.prototype, 'send')
      .mockRejectedValue(new Error('the host is gone'));
    const { api, written } = await start();

    const response = await ask(api, grant);

    expect(response.status).toBe(500);
    expect(written(response)).toContain('the host is gone');
    expect(written(response)).not.toContain(token);
  });

  it('stands nowhere when the person may not propose', async () => {
    const { api, written } = await start({ deny: true });

    const response = await ask(api, grant);

    expect(response.status).toBe(403);
    expect(written(response)).toContain('change-propose');
    expect(written(response)).not.toContain(token);
  });

  it('is refused without being repeated where it cannot be one', async () => {
    const { api, written } = await start();

    const response = await ask(api, grant, `Bearer ${token}`);

    expect(response.status).toBe(400);
    expect(response.body.error.message).toBe(
      'the header X-Callboard-Git-Token holds no token',
    );
    expect(written(response)).not.toContain(token);
  });

  it('is no part of what is asked for', async () => {
    const { api } = await start();

    const response = await ask(api, { ...grant, gitToken: token });

    expect(response.status).toBe(400);
    expect(response.text).not.toContain(token);
  });
});
