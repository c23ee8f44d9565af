import { Block, blocksOf, Cell } from '../connections/blocks';
import { Way } from '../connections/matrix';
import { SetNames } from '../connections/names-of-set';
import { portsText } from '../connections/ports-text';
import { Listing } from './list-json';

/** What is the same for many pairs: who, whom, and how. */
export interface Row {
  from: string[];
  to: string[];
  ports: string;
  outcome: string;
}

/** Few rows for people, where a connection each would be many. */
export function rowsOf({ ends, pairs }: Listing): Row[] {
  const names = new SetNames(ends);
  return blocksOf(cellsOf(pairs), ends.length, names.workloads.length).map(
    ({ from, to, key }: Block) => {
      const { outcome, ports } = JSON.parse(key) as Way;
      return {
        from: names.linesFor(from, to),
        to: names.linesFor(to, from),
        ports: portsText(ports),
        outcome,
      };
    },
  );
}

function* cellsOf(pairs: Listing['pairs']): Generator<Cell> {
  const keys = new Map<Way['ports'], Map<string, string>>();
  for (const { from, to, ways } of pairs) {
    for (const way of ways) yield { from, to, key: keyOf(way, keys) };
  }
}

/** Most pairs share what the matrix holds once. */
function keyOf(
  { outcome, ports }: Way,
  known: Map<Way['ports'], Map<string, string>>,
): string {
  const keys = known.get(ports) ?? new Map<string, string>();
  known.set(ports, keys);
  const key = keys.get(outcome) ?? JSON.stringify({ outcome, ports });
  keys.set(outcome, key);
  return key;
}
