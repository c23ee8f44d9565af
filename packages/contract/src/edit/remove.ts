import { isMap, YAMLMap, YAMLSeq } from 'yaml';
import {
  endOf,
  endOfComments,
  entriesOf,
  Entry,
  lineEnd,
  lineStart,
} from './entries';

/** What goes of a text. */
export interface Cut {
  start: number;
  end: number;
}

/** The text without the cuts, which do not overlap. */
export function withoutCuts(text: string, cuts: Cut[]): string {
  return [...cuts]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
      text,
    );
}

/**
 * What goes with one entry of a map or list: its lines with the comment behind it and the one right above it, or its
 * share of a line. The collection keeps another entry. Nothing where that cannot be told.
 */
export function cutEntry(
  text: string,
  collection: YAMLMap | YAMLSeq,
  index: number,
): Cut | undefined {
  const entries = entriesOf(collection);
  const entry = entries[index];
  if (!entry?.value) return undefined;
  return collection.flow
    ? cutOfFlow(text, entries, index)
    : cutOfLines(text, entry.start, endOf(entry.value), isMap(collection));
}

/** The line of a key whose own entries are cut apart from it, and the comment right above it. */
export function cutKey(
  text: string,
  map: YAMLMap,
  index: number,
): Cut | undefined {
  const entry = entriesOf(map)[index];
  const cut = entry && cutOfLines(text, entry.start, entry.start + 1, true);
  return cut && { ...cut, end: lineEnd(text, entry.start) };
}

function cutOfLines(
  text: string,
  start: number,
  end: number,
  isKey: boolean,
): Cut | undefined {
  const before = text.slice(lineStart(text, start), start);
  if (!(isKey ? /^ *$/ : /^ *- +$/).test(before)) return undefined;
  const indent = before.replace(/- +$/, '');
  return {
    start: startOfComment(text, lineStart(text, start), indent),
    end: endOfComments(text, lineEnd(text, end), indent),
  };
}

/** Comments right above, as far in as the entry itself, are about it. */
function startOfComment(text: string, offset: number, indent: string): number {
  const above = offset > 0 ? lineStart(text, offset - 1) : 0;
  return text.slice(above, offset).startsWith(`${indent}#`)
    ? startOfComment(text, above, indent)
    : offset;
}

/** Alone on its lines, the entry goes with them; else with the comma on one side. */
function cutOfFlow(text: string, entries: Entry[], index: number): Cut {
  const { start, value } = entries[index];
  const end = endOf(value!);
  const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
  const lines = { start: lineStart(text, start), end: lineEnd(text, end) };
  const isAlone =
    /^\s*$/.test(text.slice(lines.start, start)) &&
    /^\s*,?[ \t]*(#.*)?\r?\n$/.test(text.slice(end, lines.end));
  if (isAlone) return lines;

  const next = entries[index + 1];
  if (next) {
    const gap = text.slice(end, next.start);
    return { start, end: isPlain(gap) ? next.start : end + comma };
  }
  const previous = entries[index - 1]?.value;
  const gap = previous ? text.slice(endOf(previous), start) : '';
  return previous && isPlain(gap)
    ? { start: endOf(previous), end }
    : { start, end: end + comma };
}

/** Between two entries of one line: no comment, no line break. */
function isPlain(gap: string): boolean {
  return /^[ \t]*,[ \t]*$/.test(gap);
}
