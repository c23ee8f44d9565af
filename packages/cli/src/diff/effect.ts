import { plural } from '../output/plural';
import { Comparison } from './comparison';
import { DiffRow } from './diff-rows';

/** What all of it comes to, in one sentence. */
export function effectOf(
  rows: DiffRow[],
  { workloads: { added, removed } }: Comparison,
): string {
  const pairs = (kind: DiffRow['kind']) =>
    rows
      .filter(row => row.kind === kind)
      .reduce((sum, row) => sum + row.pairs, 0);
  const parts = [
    part(pairs('opens'), 'connection', 'open'),
    part(pairs('closes'), 'connection', 'close'),
    part(pairs('changes'), 'connection', 'change'),
    part(added.length, 'workload', 'come'),
    part(removed.length, 'workload', 'go'),
  ].flat();
  return parts.length
    ? `${parts.join(', ')}.`
    : 'Nobody gains or loses a connection.';
}

/** `1 workload goes`, `2 workloads go`; nothing of none. */
function part(count: number, noun: string, verb: string): string[] {
  const ending = verb === 'go' ? 'es' : 's';
  return count
    ? [`${plural(count, noun)} ${verb}${count === 1 ? ending : ''}`]
    : [];
}
