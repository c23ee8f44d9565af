import type { Reason } from '@callboard/reachability';
import { blocksOf } from '../connections/blocks';
import { Way } from '../connections/matrix';
import { SetNames } from '../connections/names-of-set';
import { portsText } from '../connections/ports-text';
import { because } from './because';
import { Comparison } from './comparison';
import { Difference } from './differences';

/** The same change for many pairs. */
export interface DiffRow {
  kind: 'opens' | 'closes' | 'changes';
  from: string[];
  to: string[];
  /** How it was and is, one line for each outcome. */
  what: string[];
  /** Why, for the first of the pairs; nothing where an end of all of them came or went. */
  because: Reason[];
  pairs: number;
}

const kinds: DiffRow['kind'][] = ['opens', 'closes', 'changes'];

/** What opens first, then what closes, then the rest. */
export function diffRows(comparison: Comparison): DiffRow[] {
  const { ends, differences } = comparison;
  const names = new SetNames(ends);
  const firsts = new Map<string, Difference>();
  const pairOf = (from: number, to: number) => `${from} ${to}`;
  for (const one of differences) firsts.set(pairOf(one.from, one.to), one);
  const { added, removed } = comparison.workloads;
  const comesOrGoes = new Set([...added, ...removed]);
  const isNew = (end: number) => comesOrGoes.has(ends[end]);
  const cells = differences.map(({ from, to, before, after }) => ({
    from,
    to,
    key: JSON.stringify({ before, after, isNew: isNew(from) || isNew(to) }),
  }));
  const rows = blocksOf(cells, ends.length, names.workloads.length).map(
    ({ from, to, key }): DiffRow => {
      const change = JSON.parse(key) as Pick<Difference, 'before' | 'after'>;
      const pairs = from.flatMap(one =>
        to.flatMap(other => (one === other ? [] : [pairOf(one, other)])),
      );
      return {
        kind: kindOf(change),
        from: names.linesFor(from, to),
        to: names.linesFor(to, from),
        what: whatOf(change),
        because: because(comparison, firsts.get(pairs[0])!),
        pairs: pairs.length,
      };
    },
  );
  return kinds.flatMap(kind => rows.filter(row => row.kind === kind));
}

function kindOf({
  before,
  after,
}: Pick<Difference, 'before' | 'after'>): DiffRow['kind'] {
  if (before.length === 0 && isOpen(after)) return 'opens';
  return after.length === 0 && isOpen(before) ? 'closes' : 'changes';
}

/** What is not known is no way through. */
function isOpen(ways: Way[]): boolean {
  return ways.some(({ outcome }) => outcome !== 'unknown');
}

function whatOf(change: Pick<Difference, 'before' | 'after'>): string[] {
  const { before, after } = change;
  if (kindOf(change) !== 'changes') return [...before, ...after].map(wayText);
  return [...lines('before', before), ...lines('after', after)];
}

function lines(when: string, ways: Way[]): string[] {
  return ways.length
    ? ways.map(way => `${when}: ${wayText(way)}`)
    : [`${when}: denied`];
}

function wayText({ outcome, ports }: Way): string {
  return outcome === 'allowed'
    ? portsText(ports)
    : `${portsText(ports)} (${outcome})`;
}
