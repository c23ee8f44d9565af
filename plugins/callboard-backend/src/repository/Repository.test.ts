import { GitHost } from '../git/GitHost';
import { Repository } from './Repository';

/** A host that can be made to fail and to be slow, a clock that stands still, and how often the head was asked for. */
function stage(maxAgeSeconds?: number) {
  const state = {
    head: 'c0ffee',
    asked: 0,
    isGone: false,
    now: new Date('2026-11-20T10:00:00Z'),
    pending: Promise.resolve(),
  };
  const host = {
    id: 'demo',
    head: async () => {
      const { head } = state;
      state.asked += 1;
      await state.pending;
      if (state.isGone) throw new Error('disk gone');
      return head;
    },
    list: async () => [],
    read: async () => new Map(),
  } as Partial<GitHost> as GitHost;
  return {
    state,
    repository: new Repository(host, { maxAgeSeconds, now: () => state.now }),
    pass(seconds: number) {
      state.now = new Date(state.now.getTime() + seconds * 1000);
    },
    /** Answers nothing until what it returns is called. */
    stop() {
      let goOn = () => {};
      state.pending = new Promise(resolve => {
        goOn = resolve;
      });
      return goOn;
    },
  };
}

const commitOf = async (sighting: ReturnType<Repository['look']>) =>
  (await sighting).state.commit;

describe('a repository that cannot be read', () => {
  it('shows the last that could, how old that is, and why', async () => {
    const { repository, state, pass } = stage();
    const first = await repository.look();
    state.isGone = true;
    pass(3600);

    expect(await repository.look()).toEqual({
      state: first.state,
      readAt: new Date('2026-11-20T10:00:00Z'),
      failure: 'disk gone',
    });
  });

  it('fails where nothing was read before', async () => {
    const { repository, state } = stage();
    state.isGone = true;

    await expect(repository.look()).rejects.toThrow('disk gone');
  });

  it('says so at once to whom a look was told, and asks no more than before', async () => {
    const { repository, state, pass } = stage(60);
    await repository.look();
    state.isGone = true;
    pass(30);

    await expect(repository.refresh()).rejects.toThrow('disk gone');
    expect(await repository.look()).toMatchObject({ failure: 'disk gone' });
    expect(state.asked).toBe(2);
  });

  it('makes nobody wait while it is tried again', async () => {
    const { repository, state, pass, stop } = stage(60);
    await repository.look();
    state.isGone = true;
    await repository.refresh().catch(() => {});
    pass(61);
    const goOn = stop();
    const trying = repository.refresh().catch(error => error.message);

    expect(await repository.look()).toMatchObject({ failure: 'disk gone' });
    goOn();
    expect(await trying).toBe('disk gone');
  });

  it('shows no failure when it can be read again', async () => {
    const { repository, state, pass } = stage(60);
    await repository.look();
    state.isGone = true;
    await repository.refresh().catch(() => {});
    state.isGone = false;
    pass(61);

    expect(await repository.look()).toEqual({
      state: expect.anything(),
      readAt: state.now,
    });
  });
});

describe('a repository at a Git host', () => {
  it('is not asked as long as what is known of it is young enough', async () => {
    const { repository, state, pass } = stage(60);
    const first = await repository.look();
    state.head = 'decade';
    pass(59);

    expect(await repository.look()).toBe(first);
    pass(1);
    expect(await commitOf(repository.look())).toBe('decade');
    expect(state.asked).toBe(2);
  });

  it('is asked once for all who want to see it meanwhile', async () => {
    const { repository, state } = stage(60);

    await Promise.all([1, 2, 3].map(() => repository.look()));

    expect(state.asked).toBe(1);
  });

  it('is asked at once where somebody knows more', async () => {
    const { repository, state } = stage(60);
    await repository.look();
    state.head = 'decade';

    expect(await commitOf(repository.refresh())).toBe('decade');
    expect(await commitOf(repository.look())).toBe('decade');
    expect(state.asked).toBe(2);
  });

  it('is asked once more where a look under way came too early, however many know more', async () => {
    const { repository, state, stop } = stage(60);
    const goOn = stop();
    const early = repository.look();
    state.head = 'decade';
    const told = [1, 2, 3].map(() => repository.refresh());
    goOn();

    expect(await commitOf(early)).toBe('c0ffee');
    expect(await Promise.all(told.map(commitOf))).toEqual(
      told.map(() => 'decade'),
    );
    expect(state.asked).toBe(2);
  });

  it('is asked for each proposal', async () => {
    const { repository, state } = stage(60);
    await repository.look();
    state.head = 'decade';

    expect((await repository.read()).commit).toBe('decade');
  });
});

describe('a local repository', () => {
  it('is asked each time', async () => {
    const { repository, state } = stage();
    await repository.look();
    state.head = 'decade';

    expect(await commitOf(repository.look())).toBe('decade');
  });

  it('shows what was merged before it was asked, whoever asked earlier', async () => {
    const { repository, state, stop } = stage();
    const goOn = stop();
    const early = repository.look();
    state.head = 'decade';
    const late = repository.look();
    goOn();

    expect(await commitOf(early)).toBe('c0ffee');
    expect(await commitOf(late)).toBe('decade');
  });
});
