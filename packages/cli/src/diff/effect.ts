import { plural } from '../output/plural';
import { Comparison } from './comparison';
import { DiffRow } from './diff-rows';

/** What all of it comes to, in one sentence. */
export function effectOf(
  rows: DiffRow[],
  { workloads: { added, removed } }: Comparison,
): string {
  const count = (kind: DiffRow['kind']) =>
    rows
      .filter(row => row.kind === kind)
      .reduce((sum, { pairs }) => sum + pairs, 0);
  const [opens, closes, changes] = (
    ['opens', 'closes', 'changes'] as const
  ).map(count);
  const parts = [
    ...(opens
      ? [`${plural(opens, 'connection')} ${opens === 1 ? 'opens' : 'open'}`]
      : []),
    ...(closes
      ? [`${plural(closes, 'connection')} ${closes === 1 ? 'closes' : 'close'}`]
      : []),
    ...(changes
      ? [
          `${plural(changes, 'connection')} ${
            changes === 1 ? 'changes' : 'change'
          }`,
        ]
      : []),
    ...(added.length
      ? [
          `${plural(added.length, 'workload')} ${
            added.length === 1 ? 'comes' : 'come'
          }`,
        ]
      : []),
    ...(removed.length
      ? [
          `${plural(removed.length, 'workload')} ${
            removed.length === 1 ? 'goes' : 'go'
          }`,
        ]
      : []),
  ];
  return parts.length
    ? `${parts.join(', ')}.`
    : 'Nobody gains or loses a connection.';
}
