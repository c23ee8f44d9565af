import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import request from 'supertest';
import { parse } from 'yaml';
import { FakeBackend } from './__testUtils__/FakeBackend';
import { opened } from './__testUtils__/run-propose';
import { scaffolderModuleCallboard } from './module';

jest.setTimeout(30_000);

const token = 'ghu_0123456789abcdef';

const template = parse(
  readFileSync(
    join(
      __dirname,
      '..',
      '..',
      '..',
      'templates',
      'revoke-access',
      'template.yaml',
    ),
    'utf8',
  ),
);

let callboard: FakeBackend;

beforeEach(async () => {
  callboard = await FakeBackend.start();
  callboard.repositories = {
    status: 200,
    body: [{ id: 'prod', host: 'github' }],
  };
});

afterEach(() => callboard.stop());

/** The real scaffolder, with a real table of tasks. */
async function start() {
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleCallboard,
      catalogServiceMock.factory({
        entities: [
          {
            ...template,
            metadata: {
              ...template.metadata,
              namespace: 'default',
              annotations: {
                'backstage.io/managed-by-location': 'url:http://localhost/t',
              },
            },
          },
        ],
      }),
      callboard.discovery.factory,
      mockServices.rootConfig.factory({
        data: { backend: { baseUrl: 'http://localhost' } },
      }),
    ],
  });
  const api = request(server);
  const end = async (id: string) => {
    for (;;) {
      const { body } = await api.get(`/api/scaffolder/v2/tasks/${id}`);
      if (!['open', 'processing'].includes(body.status)) break;
      await setTimeout(50);
    }
    const { body } = await api.get(`/api/scaffolder/v2/tasks/${id}/events`);
    const [last] = body.slice(-1);
    return { status: last.body.message, log: JSON.stringify(body) };
  };
  return {
    /** Runs the template and fails, for the backend does. */
    fail: async (secrets: object) => {
      callboard.answer = { status: 503, body: {} };
      const { body } = await api.post('/api/scaffolder/v2/tasks').send({
        templateRef: 'template:default/revoke-access',
        values: {
          access: {
            service: { namespace: 'shop', name: 'orders' },
            caller: { namespace: 'shop', name: 'web' },
          },
        },
        secrets,
      });
      await end(body.id);
      return body.id as string;
    },
    /** Runs it again, as the portal does: without secrets. */
    retry: async (id: string) => {
      callboard.answer = { status: 200, body: opened };
      await api.post(`/api/scaffolder/v2/tasks/${id}/retry`).expect(201);
      return end(id);
    },
  };
}

describe('a task that is retried', () => {
  it("does not go on in the name of Callboard what began with a person's own token", async () => {
    const { fail, retry } = await start();
    const id = await fail({ USER_OAUTH_TOKEN: token });
    expect(callboard.asked!.gitToken).toBe(token);
    callboard.asked = undefined;

    const { status, log } = await retry(id);

    expect(status).toBe('Run completed with status: failed');
    expect(callboard.asked).toBeUndefined();
    expect(log).toContain('Start the template anew, and sign in');
    expect(log).not.toContain(token);
  });

  it('goes on without a token where it began without one, and finds what it had asked for', async () => {
    const { fail, retry } = await start();
    const id = await fail({});

    const { status } = await retry(id);

    expect(status).toBe('Run completed with status: completed');
    expect(callboard.asked!.body).toMatchObject({
      operation: 'revoke',
      taskId: id,
    });
    expect(callboard.asked!.gitToken).toBeUndefined();
  });
});
