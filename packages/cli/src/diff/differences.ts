import { Matrix, Way } from '../connections/matrix';

/** Two ends, by their indexes, between which something differs; without ways nobody gets through. */
export interface Difference {
  from: number;
  to: number;
  before: Way[];
  after: Way[];
}

/** Every pair of so many ends that is another after than before, in order. */
export function* differencesOf(
  before: Matrix,
  after: Matrix,
  ends: number,
): Generator<Difference> {
  for (let from = 0; from < ends; from++) {
    const then = before.from(from);
    const now = after.from(from);
    const reached = [...new Set([...then.keys(), ...now.keys()])];
    for (const to of reached.sort((a, b) => a - b)) {
      const one = then.get(to) ?? [];
      const other = now.get(to) ?? [];
      if (textOf(one) !== textOf(other)) {
        yield { from, to, before: one, after: other };
      }
    }
  }
}

const texts = new WeakMap<Way['ports'], string>();

function textOf(ways: Way[]): string {
  return ways
    .map(({ outcome, ports }) => {
      const text = texts.get(ports) ?? JSON.stringify(ports);
      texts.set(ports, text);
      return `${outcome} ${text}`;
    })
    .join('; ');
}
