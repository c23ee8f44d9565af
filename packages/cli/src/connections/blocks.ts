import { EndSet } from './EndSet';

/** Something that is so from one end to another, by their indexes; `key` tells what. */
export interface Cell {
  from: number;
  to: number;
  key: string;
}

/** The same is so from each of some ends to each of others, but for nobody to itself. */
export interface Block {
  from: number[];
  to: number[];
  key: string;
}

/**
 * Puts together what is the same, so that people need not read it pair by pair: ends that the same ones reach stand in one
 * block. What comes out depends on the cells alone, not on their order. The first of the ends are workloads, the others
 * addresses.
 */
export function blocksOf(
  cells: Iterable<Cell>,
  ends: number,
  workloads: number,
): Block[] {
  const columns = new Map<string, Map<number, EndSet>>();
  for (const { from, to, key } of cells) {
    const column = columns.get(key) ?? new Map<number, EndSet>();
    columns.set(key, column);
    const set = column.get(to) ?? new EndSet(ends);
    column.set(to, set);
    set.add(from);
  }
  return [...columns]
    .flatMap(([key, column]) => blocksWith(key, column, workloads))
    .sort(
      (one, other) =>
        inOrder(one.from, other.from) ||
        inOrder(one.to, other.to) ||
        (one.key < other.key ? -1 : 1),
    );
}

function blocksWith(
  key: string,
  reached: Map<number, EndSet>,
  workloads: number,
): Block[] {
  const exact = [...reached].map(([to, from]) => [to, from.text()] as const);
  // All that reach each other differ in nothing but themselves.
  const mutual = [...reached].map(
    ([to, from]) => [to, from.with(to).text()] as const,
  );
  const exactSizes = sizes(exact);
  const mutualSizes = sizes(mutual);
  const blocks = new Map<string, Block>();
  exact.forEach(([to, text], index) => {
    const [, withItself] = mutual[index];
    const size = mutualSizes.get(withItself)!;
    const isMutual =
      to < workloads && size > 1 && size >= exactSizes.get(text)!;
    const name = isMutual ? `with ${withItself}` : text;
    const from = reached.get(to)!;
    const block = blocks.get(name) ?? {
      from: (isMutual ? from.with(to) : from).indexes(),
      to: [],
      key,
    };
    blocks.set(name, block);
    block.to.push(to);
  });
  return [...blocks.values()].map(block => ({
    ...block,
    to: block.to.sort((a, b) => a - b),
  }));
}

function sizes(texts: (readonly [number, string])[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const [, text] of texts) counted.set(text, (counted.get(text) ?? 0) + 1);
  return counted;
}

function inOrder(one: number[], other: number[]): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  if (index < 0) return one.length - other.length;
  return one[index] - (other[index] ?? -1);
}
