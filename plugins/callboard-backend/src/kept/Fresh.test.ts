import { Fresh } from './Fresh';

/** Answers 1, 2, 3, …: `settle` lets what is on its way arrive, or fail. */
function stage() {
  const waiting: { arrive: () => void; fail: (error: Error) => void }[] = [];
  let count = 0;
  let now = new Date('2026-11-20T10:00:00Z');
  const fresh = new Fresh(
    () => {
      const answer = (count += 1);
      return new Promise<number>((resolve, reject) => {
        waiting.push({ arrive: () => resolve(answer), fail: reject });
      });
    },
    { seconds: 10, clock: () => now },
  );
  return {
    fresh,
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
    arrive: () => waiting.splice(0).forEach(({ arrive }) => arrive()),
    fail: () => waiting.splice(0).forEach(({ fail }) => fail(new Error('no'))),
  };
}

describe('a fresh answer', () => {
  it('is shared by all who ask while it is on its way, however long that takes', async () => {
    const { fresh, pass, arrive } = stage();
    const first = fresh.get();
    pass(60);
    const second = fresh.get();
    arrive();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
  });

  it('is kept for some seconds', async () => {
    const { fresh, pass, arrive } = stage();
    const first = fresh.get();
    arrive();
    await first;
    pass(9);
    expect(await fresh.get()).toBe(1);
    pass(1);
    const second = fresh.get();
    arrive();
    expect(await second).toBe(2);
  });

  it('is asked for anew after a failure', async () => {
    const { fresh, arrive, fail } = stage();
    const first = fresh.get();
    fail();
    await expect(first).rejects.toThrow('no');
    const second = fresh.get();
    arrive();
    expect(await second).toBe(2);
  });

  it('is not given to whom it came too early for', async () => {
    const { fresh, arrive } = stage();
    const early = fresh.get();
    fresh.drop();
    const late = fresh.get();
    arrive();
    expect(await Promise.all([early, late])).toEqual([1, 2]);
    expect(await fresh.get()).toBe(2);
  });
});
