import { Entry } from './entries';
import { CollectionPlan } from './plan-collection';
import { printFlow } from './print';
import { Splice } from './splice';

/** Removes and adds entries between the brackets of a flow collection of which an entry stays. */
export function editFlow(
  entries: Entry[],
  { removed, added }: CollectionPlan,
): Splice[] {
  const first = entries.findIndex((_, index) => !removed.has(index));
  return [
    ...[...removed].map(index =>
      index < first
        ? cut(entries[index].start, entries[index + 1].start)
        : cut(entries[index - 1].end, entries[index].end),
    ),
    ...added.map(({ after, entry }) => {
      const text = printFlow(entry);
      const offset = after < first ? entries[first].start : entries[after].end;
      return {
        start: offset,
        end: offset,
        text: after < first ? `${text}, ` : `, ${text}`,
      };
    }),
  ];
}

function cut(start: number, end: number): Splice {
  return { start, end, text: '' };
}
