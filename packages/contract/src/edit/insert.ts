import { isMap, YAMLMap, YAMLSeq } from 'yaml';
import { endOf, endOfComments, entriesOf, lineEnd, lineStart } from './entries';

/** Inserts an entry in front of the bracket that closes a flow map or list. */
export function insertIntoFlow(
  text: string,
  { range }: YAMLMap | YAMLSeq,
  entry: string,
): string | undefined {
  if (!range) return undefined;
  const inside = text.slice(0, range[1] - 1).trimEnd();
  const separator = /[{[,]$/.test(inside) ? '' : ', ';
  return `${inside}${separator}${entry}${text.slice(inside.length)}`;
}

/**
 * Inserts lines behind the last entry of a block map or list, at the indentation of its first. `lines` are told what
 * stands in front of the first entry's key; the first of them comes behind that, or behind a dash like the first's.
 */
export function insertBelow(
  text: string,
  collection: YAMLMap | YAMLSeq,
  lines: (indent: string) => string[],
): string | undefined {
  const entries = entriesOf(collection);
  const last = entries.at(-1);
  if (!last?.value) return undefined;
  const from = entries[0].start;
  const before = text.slice(lineStart(text, from), from);
  if (!(isMap(collection) ? /^ *$/ : /^ *- +$/).test(before)) return undefined;

  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = `${before}${lines(before).join(eol)}${eol}`;
  const end = endOfComments(
    text,
    lineEnd(text, endOf(last.value)),
    before.replace(/- +$/, ''),
  );
  return text.slice(0, end).endsWith('\n')
    ? text.slice(0, end) + block + text.slice(end)
    : text + eol + block;
}
