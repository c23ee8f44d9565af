import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import callboardPlugin from '@callboard/plugin-callboard-backend';
import { REPOSITORY_CHANGED_TOPIC } from '@callboard/plugin-callboard-common';
import eventsModule from '@callboard/plugin-events-backend-module-callboard';
import request from 'supertest';
import { Gitea, Repository } from './Gitea';
import { findGitea, pathOf, whySkipped } from './parts';

const { gitea: binary, giteaRoot } = findGitea();
const noGitea = whySkipped(binary, giteaRoot);

const secret = 'correct horse battery staple';
const orders = `apiVersion: callboard.dev/v1alpha1
kind: Microservice
metadata: { name: orders, namespace: shop }
spec:
  owner: group:default/team-shop
  image: registry.example.com/shop/orders
  environments: { dev: { tag: '1.0.0' } }
`;

(noGitea ? describe.skip : describe)(`a real Gitea${noGitea}`, () => {
  let gitea: Gitea;

  beforeAll(async () => {
    gitea = await Gitea.start({
      gitea: pathOf(binary),
      giteaRoot: pathOf(giteaRoot),
    });
  }, 90_000);

  afterAll(() => gitea?.stop());

  /** A portal that has read the repository, and polls it once a day. */
  async function startPortal({ path }: Repository) {
    const events = mockServices.events();
    const { server } = await startTestBackend({
      features: [
        callboardPlugin,
        eventsPlugin,
        eventsModule,
        catalogServiceMock.factory(),
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              gitea: [
                {
                  host: new URL(gitea.url).host,
                  baseUrl: gitea.url,
                  password: gitea.admin.token,
                },
              ],
            },
            callboard: {
              repositories: [
                {
                  ...{ id: 'prod', type: 'gitea', url: `${gitea.url}/${path}` },
                  pollSeconds: 86_400,
                },
              ],
            },
            events: { modules: { gitea: { webhookSecret: secret } } },
          },
        }),
      ],
    });
    return {
      events,
      door: `http://127.0.0.1:${server.port()}/api/events/http/gitea`,
      async services() {
        const { body } = await request(server)
          .get('/api/callboard/microservices')
          .expect(200);
        return body.map(({ name }: { name: string }) => name);
      },
    };
  }

  it('tells the portal of a push, which shows it and tells the catalog', async () => {
    const shop = await gitea.createRepository('gitops', new Map([['a', 'b']]));
    const { events, door, services } = await startPortal(shop);
    const told = new Promise(resolve => {
      events.subscribe({
        id: 'catalog',
        topics: [REPOSITORY_CHANGED_TOPIC],
        onEvent: async ({ eventPayload }) => resolve(eventPayload),
      });
    });
    expect(await services()).toEqual([]);
    await gitea.api('POST', `/repos/${shop.path}/hooks`, {
      ...{ type: 'gitea', active: true, events: ['push'] },
      config: { url: door, content_type: 'json', secret },
    });
    const file = 'services/shop/orders/microservice.yaml';
    await gitea.api('POST', `/repos/${shop.path}/contents/${file}`, {
      branch: 'main',
      content: Buffer.from(orders).toString('base64'),
    });

    expect(await told).toEqual({ repository: 'prod' });
    expect(await services()).toEqual(['orders']);
  }, 30_000);
});
