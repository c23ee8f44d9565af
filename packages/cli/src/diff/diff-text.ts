import { reasonText } from '../explain/reason-text';
import { lines } from '../output/lines';
import { plain } from '../output/plain';
import { table } from '../output/table';
import { shortName } from '../peers/named';
import { Comparison } from './comparison';
import { diffRows } from './diff-rows';
import { effectOf } from './effect';

const signs = { opens: '+', closes: '-', changes: '~' };

/** What it comes to, then a row for each change, with what decides about it. */
export function* diffText(comparison: Comparison): Generator<string> {
  const rows = diffRows(comparison);
  yield `${effectOf(rows, comparison)}\n`;
  if (rows.length) yield '\n';
  yield table(
    rows.map(({ kind, from, to, what }) => [
      [signs[kind]],
      lines(from),
      ['->'],
      lines(to),
      what,
    ]),
  );
  const reasons = rows.flatMap(row => row.because.map(reasonText));
  if (reasons.length) yield '\nDecided by, among others:\n';
  for (const reason of new Set(reasons)) yield `  ${reason}\n`;
  const { added, removed } = comparison.workloads;
  if (added.length) yield `\nNew: ${plain(added.map(shortName).join(', '))}\n`;
  if (removed.length)
    yield `\nGone: ${plain(removed.map(shortName).join(', '))}\n`;
}
