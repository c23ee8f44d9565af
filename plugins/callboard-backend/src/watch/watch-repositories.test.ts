import { mockServices } from '@backstage/backend-test-utils';
import { GitHost } from '../git/GitHost';
import { Repository } from '../repository/Repository';
import { watchRepositories } from './watch-repositories';

const url = 'https://git.example.com/o/gitops';
const push = (ref: string, page = url) => ({
  topic: 'gitea.push',
  eventPayload: {
    ref,
    repository: { html_url: page, clone_url: `${page}.git` },
  },
});

/** Two repositories, of which the first can be pushed to and made to fail; and what is told and logged. */
async function stage() {
  const state = { head: 'c0ffee', isGone: false };
  const asked: string[] = [];
  const told: string[] = [];
  const logged: string[] = [];
  const repository = (id: string) =>
    new Repository(
      {
        id,
        head: async () => {
          asked.push(id);
          if (state.isGone) throw new Error('no route to host');
          return id === 'prod' ? state.head : 'facade';
        },
        list: async () => [],
        read: async () => new Map(),
      } as Partial<GitHost> as GitHost,
      { maxAgeSeconds: 120 },
    );
  const scheduler = mockServices.scheduler();
  const events = mockServices.events();
  await watchRepositories(
    [
      { repository: repository('prod'), url, branch: 'main', pollSeconds: 60 },
      {
        ...{ repository: repository('dev'), url: `${url}-dev` },
        ...{ branch: 'main', pollSeconds: 60 },
      },
    ],
    {
      scheduler,
      events,
      logger: mockServices.logger.mock({
        warn: message => logged.push(`warn: ${message}`),
        info: message => logged.push(`info: ${message}`),
      }),
      tell: async id => void told.push(id),
    },
  );
  return {
    ...{ state, asked, told, logged, scheduler },
    poll: () => scheduler.triggerTask('callboard-watch-prod'),
    /** What follows of it has happened when this returns. */
    async hear(event: ReturnType<typeof push>) {
      await events.publish(event);
      await new Promise(setImmediate);
    },
  };
}

describe('a repository at a Git host', () => {
  it('is polled by each replica for itself', async () => {
    const { scheduler } = await stage();
    expect(await scheduler.getScheduledTasks()).toEqual([
      expect.objectContaining({ id: 'callboard-watch-prod', scope: 'local' }),
      expect.objectContaining({ id: 'callboard-watch-dev', scope: 'local' }),
    ]);
  });

  it('is told of when it was read first, and then once per commit', async () => {
    const { poll, told, state } = await stage();
    await poll();
    await poll();
    expect(told).toEqual(['prod']);
    state.head = 'decade';
    await poll();
    await poll();
    expect(told).toEqual(['prod', 'prod']);
  });

  it('that fails is warned of once, and said to be back once', async () => {
    const { poll, logged, state } = await stage();
    await poll();
    state.isGone = true;
    await poll();
    await poll();
    state.isGone = false;
    await poll();
    await poll();
    expect(logged).toEqual([
      'warn: new commits of prod are not noticed: no route to host',
      'info: new commits of prod are noticed again',
    ]);
  });

  it('is looked at when its host tells of a push, and only it', async () => {
    const { hear, asked, told, state } = await stage();
    await hear(push('refs/heads/main'));
    state.head = 'decade';
    await hear(push('refs/heads/main'));
    expect(asked).toEqual(['prod', 'prod']);
    expect(told).toEqual(['prod', 'prod']);
  });

  it('is left alone when a push goes elsewhere, or is none', async () => {
    const { hear, asked } = await stage();
    await hear(push('refs/heads/callboard/onboard/shop/web/all'));
    await hear(push('refs/heads/main', 'https://git.example.com/o/other'));
    await hear({ ...push('refs/heads/main'), topic: 'github.fork' });
    await hear({ topic: 'gitea.push', eventPayload: {} as never });
    expect(asked).toEqual([]);
  });
});
