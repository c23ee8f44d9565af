import { GitHost } from '../git/GitHost';
import { Repository } from './Repository';

/** A host that can be read, and then cannot. */
function hostThatFails() {
  let isGone = false;
  const host = {
    id: 'demo',
    head: async () => {
      if (isGone) throw new Error('disk gone');
      return 'c0ffee';
    },
    list: async () => [],
    read: async () => new Map(),
  } as Partial<GitHost> as GitHost;
  return { host, fail: () => (isGone = true) };
}

describe('a repository that cannot be read', () => {
  it('shows the last that could, how old that is, and why', async () => {
    const { host, fail } = hostThatFails();
    let now = new Date('2026-11-20T10:00:00Z');
    const repository = new Repository(host, () => now);
    const first = await repository.look();
    fail();
    now = new Date('2026-11-20T11:00:00Z');

    expect(await repository.look()).toEqual({
      state: first.state,
      readAt: new Date('2026-11-20T10:00:00Z'),
      failure: 'disk gone',
    });
  });

  it('fails where nothing was read before', async () => {
    const { host, fail } = hostThatFails();
    fail();

    await expect(new Repository(host).look()).rejects.toThrow('disk gone');
  });
});
