import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import { EventParams, eventsServiceRef } from '@backstage/plugin-events-node';
import { createHmac } from 'node:crypto';
import request from 'supertest';
import eventsModule from '.';

const secret = 'correct horse battery staple';
const push = JSON.stringify({ ref: 'refs/heads/main', größe: '"1"' });
const sign = (body: string, key = secret) =>
  createHmac('sha256', key).update(body).digest('hex');

/** Backstage's own events backend with the module, what was published there, and what was warned of. */
async function start(webhookSecret?: string) {
  const events = mockServices.events();
  const published: EventParams[] = [];
  await events.subscribe({
    id: 'test',
    topics: ['gitea', 'gitea.push', 'gitea.create'],
    onEvent: async event => void published.push(event),
  });
  const warnings: string[] = [];
  const { server } = await startTestBackend({
    features: [
      eventsPlugin,
      eventsModule,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      mockServices.logger.mock({ warn: message => warnings.push(message) })
        .factory,
      mockServices.rootConfig.factory({
        data: webhookSecret
          ? { events: { modules: { gitea: { webhookSecret } } } }
          : {},
      }),
    ],
  });
  return {
    published,
    warnings,
    deliver: (headers: Record<string, string>, body = push) =>
      request(server)
        .post('/api/events/http/gitea')
        .set({ 'Content-Type': 'application/json', ...headers })
        .send(body),
  };
}

const signed = {
  'X-Gitea-Event': 'push',
  'X-GitHub-Event': 'push',
  'X-Gitea-Signature': sign(push),
};

describe('webhooks of Gitea', () => {
  it('are published by their event when they are signed with the secret', async () => {
    const { deliver, published } = await start(secret);
    await deliver(signed).expect(202);
    await deliver({ ...signed, 'X-Gitea-Event': 'create' }).expect(202);
    expect(published.map(({ topic }) => topic).sort()).toEqual([
      'gitea',
      'gitea',
      'gitea.create',
      'gitea.push',
    ]);
    expect(
      published.find(({ topic }) => topic === 'gitea.push')?.eventPayload,
    ).toEqual(JSON.parse(push));
  });

  it.each([
    ['have no signature', undefined, push],
    ['are signed with another secret', sign(push, 'guess'), push],
    ['hold something else than was signed', sign(push), `${push} `],
    ['name the algorithm', `sha256=${sign(push)}`, push],
  ])('are refused when they %s', async (_, signature, body) => {
    const { deliver, published } = await start(secret);
    const { text } = await deliver(
      {
        'X-Gitea-Event': 'push',
        ...(signature && { 'X-Gitea-Signature': signature }),
      },
      body,
    ).expect(403);
    expect(text).not.toContain(secret);
    expect(published).toEqual([]);
  });

  it('have no address where no secret is configured, and the log says so', async () => {
    const { deliver, published, warnings } = await start();
    await deliver(signed).expect(404);
    await deliver({ ...signed, 'X-Gitea-Signature': sign(push, '') }).expect(
      404,
    );
    expect(published).toEqual([]);
    expect(warnings).toEqual([
      'webhooks of Gitea are not taken: events.modules.gitea.webhookSecret is missing',
    ]);
  });
});
