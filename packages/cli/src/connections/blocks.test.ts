import fc from 'fast-check';
import { blocksOf, Cell } from './blocks';

const ends = 40;
const workloads = 36;
const index = fc.integer({ min: 0, max: ends - 1 });
const cells = fc.oneof(
  fc.array(
    fc.record({ from: index, to: index, key: fc.constantFrom('a', 'b') }),
    { maxLength: 300 },
  ),
  // Nearly everybody reaches nearly everybody.
  fc
    .array(fc.tuple(index, index), { maxLength: 12 })
    .map(without =>
      everyPair().filter(
        ({ from, to }) =>
          !without.some(([one, other]) => one === from && other === to),
      ),
    ),
);

function everyPair(): Cell[] {
  const all = Array.from({ length: ends }, (_, one) => one);
  return all.flatMap(from => all.map(to => ({ from, to, key: 'a' })));
}

const textsOf = (all: Cell[]) =>
  [
    ...new Set(
      all
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, key }) => `${from} ${to} ${key}`),
    ),
  ].sort();

describe('blocks', () => {
  const apart = (all: Cell[]) => all.filter(({ from, to }) => from !== to);

  it('hold each pair once, and no other', () => {
    fc.assert(
      fc.property(cells, all => {
        const pairs = blocksOf(apart(all), ends, workloads).flatMap(
          ({ from, to, key }) =>
            from.flatMap(one =>
              to.map(other => ({ from: one, to: other, key })),
            ),
        );
        expect(textsOf(pairs)).toEqual(textsOf(all));
        const counted = pairs.filter(({ from, to }) => from !== to).length;
        expect(counted).toBe(textsOf(all).length);
      }),
      { numRuns: 300 },
    );
  });

  it('are the same in whatever order the pairs come', () => {
    fc.assert(
      fc.property(cells, all => {
        expect(blocksOf(apart(all).reverse(), ends, workloads)).toEqual(
          blocksOf(apart(all), ends, workloads),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('are one where all workloads reach each other', () => {
    const all = everyPair().filter(({ to }) => to < workloads);
    expect(blocksOf(apart(all), ends, workloads)).toHaveLength(1);
  });

  it('are few and soon found in a large open cluster', () => {
    const size = 1500;
    function* open(): Generator<Cell> {
      for (let from = 0; from < size; from++) {
        for (let to = 0; to < size; to++) {
          if (from !== to) yield { from, to, key: 'a' };
        }
      }
    }
    const start = performance.now();
    expect(blocksOf(open(), size, size)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
