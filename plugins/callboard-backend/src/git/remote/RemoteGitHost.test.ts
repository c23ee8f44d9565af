import { Forge } from './Forge';
import { GitServer } from './GitServer';
import { RemoteGitHost } from './RemoteGitHost';

/** A host without pull requests, how often it was asked for them, and a clock that stands still. */
function stage() {
  const state = {
    head: 'c0ffee',
    asked: 0,
    now: new Date('2026-11-20T10:00:00Z'),
  };
  const forge: Partial<Forge> = {
    largestBody: 65_536,
    recentPullRequests: async () => {
      state.asked += 1;
      return [];
    },
  };
  const server: Partial<GitServer> = {
    refs: async () => new Map([['refs/heads/main', state.head]]),
  };
  const host = new RemoteGitHost({
    ...{ id: 'shop', url: 'https://git.example.com/o/gitops', branch: 'main' },
    ...{ labels: [], reviewers: [], personalTokens: false, warn: () => {} },
    forge: forge as Forge,
    server: server as GitServer,
    clock: () => state.now,
  });
  return { host, state };
}

describe('the changes at a Git host', () => {
  it('are asked for once, however many views show them within seconds', async () => {
    const { host, state } = stage();
    await Promise.all([1, 2, 3].map(() => host.listChanges()));
    state.now = new Date('2026-11-20T10:00:09Z');
    await host.listChanges();
    expect(state.asked).toBe(1);
    state.now = new Date('2026-11-20T10:00:10Z');
    await host.listChanges();
    expect(state.asked).toBe(2);
  });

  it('are asked for again as soon as the base branch is seen elsewhere', async () => {
    const { host, state } = stage();
    await host.head();
    await host.listChanges();
    await host.head();
    await host.listChanges();
    expect(state.asked).toBe(1);
    state.head = 'decade';
    await host.head();
    await host.listChanges();
    expect(state.asked).toBe(2);
  });

  it('are asked for again after something was sent, even if that failed', async () => {
    const { host, state } = stage();
    await host.listChanges();
    const sent = host.send({
      ...{ branch: 'callboard/onboard/shop/web/all', base: 'c0ffee' },
      ...{ title: 'Onboard web', body: '', requestedBy: 'user:default/anna' },
      edits: [{ path: 'deploy/a.yaml', before: null, after: 'a\n' }],
    });
    await expect(sent).rejects.toThrow();
    await host.listChanges();
    expect(state.asked).toBe(2);
  });
});
