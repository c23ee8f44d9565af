import { inTurns } from './in-turns';

/** What is done in which order, among the rounds of the event loop. */
async function orderOf(names: string[], milliseconds: number) {
  const done: string[] = [];
  let isOver = false;
  const nextRound = () => {
    done.push('round');
    if (!isOver) setImmediate(nextRound);
  };
  setImmediate(nextRound);
  await Promise.all(
    names.map(name =>
      inTurns([`${name}1`, `${name}2`], item => done.push(item), milliseconds),
    ),
  );
  isOver = true;
  return done;
}

const between = (order: string[], first: string, last: string) =>
  order.slice(order.indexOf(first) + 1, order.indexOf(last));

describe('long work', () => {
  it('lets others have their turn in between', async () => {
    const order = await orderOf(['a'], 0);

    expect(between(order, 'a1', 'a2')).toContain('round');
  });

  it('has a round for itself, however much is under way', async () => {
    const order = await orderOf(['a', 'b', 'c'], 0);
    const items = order.filter(one => one !== 'round');

    expect(items).toHaveLength(6);
    for (const [index, item] of items.slice(1).entries()) {
      expect(between(order, items[index], item)).toContain('round');
    }
  });

  // The last one: that time is still left for what comes after it.
  it('goes on in its round while that has time', async () => {
    const order = await orderOf(['a'], 60_000);

    expect(between(order, 'a1', 'a2')).toEqual([]);
  });
});
