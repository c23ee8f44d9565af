import { Matrix, Way } from './matrix';

/** Two ends by their indexes, and all ways between them. */
export interface Pair {
  from: number;
  to: number;
  ways: Way[];
}

/** All pairs of so many ends, in order; those at one end alone where that is `focus`. */
export function* pairsOf(
  matrix: Matrix,
  ends: number,
  focus?: number,
): Generator<Pair> {
  for (let from = 0; from < ends; from++) {
    const reached = matrix.from(from);
    const wanted =
      focus === undefined || focus === from
        ? [...reached.keys()].sort((a, b) => a - b)
        : [focus].filter(to => reached.has(to));
    for (const to of wanted) yield { from, to, ways: reached.get(to)! };
  }
}
