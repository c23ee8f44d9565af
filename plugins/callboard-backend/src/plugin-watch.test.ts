import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { REPOSITORY_CHANGED_TOPIC } from '@callboard/plugin-callboard-common';
import request from 'supertest';
import { RemoteGitHost } from './git/remote/RemoteGitHost';
import { callboardPlugin } from './plugin';

const url = 'https://git.example.com/o/gitops';
const push = (page: string) => ({
  topic: 'gitea.push',
  eventPayload: {
    ref: 'refs/heads/main',
    repository: { html_url: page, clone_url: `${page}.git` },
  },
});

afterEach(() => jest.restoreAllMocks());

/** A portal with a repository at a Gitea; how often that is asked for its head, and what the catalog is told. */
async function start() {
  const state = { head: 'c0ffee' };
  const head = jest
    .spyOn(RemoteGitHost.prototype, 'head')
    .mockImplementation(async () => state.head);
  jest.spyOn(RemoteGitHost.prototype, 'list').mockResolvedValue([]);
  jest.spyOn(RemoteGitHost.prototype, 'read').mockResolvedValue(new Map());
  const events = mockServices.events();
  const told: unknown[] = [];
  await events.subscribe({
    id: 'catalog',
    topics: [REPOSITORY_CHANGED_TOPIC],
    onEvent: async ({ eventPayload }) => void told.push(eventPayload),
  });
  const { server } = await startTestBackend({
    features: [
      callboardPlugin,
      catalogServiceMock.factory(),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            gitea: [{ host: 'git.example.com', password: 'secret' }],
          },
          callboard: { repositories: [{ id: 'prod', type: 'gitea', url }] },
        },
      }),
    ],
  });
  return {
    ...{ state, head, told },
    view: () => request(server).get('/api/callboard/microservices').expect(200),
    async hear(event: ReturnType<typeof push>) {
      await events.publish(event);
      await new Promise(setImmediate);
    },
  };
}

describe('a portal with a repository at a Git host', () => {
  it('reads it when it starts, and tells the catalog', async () => {
    const { head, told } = await start();
    expect(head).toHaveBeenCalledTimes(1);
    expect(told).toEqual([{ repository: 'prod' }]);
  });

  it('does not ask the host when a page is viewed', async () => {
    const { head, view } = await start();
    await view();
    await view();
    expect(head).toHaveBeenCalledTimes(1);
  });

  it('looks and tells the catalog as soon as the host tells of a push', async () => {
    const { state, told, hear, head } = await start();
    state.head = 'decade';
    await hear(push(`${url}-of-others`));
    expect(head).toHaveBeenCalledTimes(1);
    await hear(push(url));
    expect(told).toEqual([{ repository: 'prod' }, { repository: 'prod' }]);
  });
});
