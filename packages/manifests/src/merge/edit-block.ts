import { isAlias, isScalar } from 'yaml';
import { Comment } from './comments';
import { Entry } from './entries';
import { CollectionPlan } from './plan-collection';
import { printBlock } from './print';
import { Reading } from './read-manifests';
import { Splice } from './splice';
import { Json } from './value';

/** Removes and adds lines of a block collection. The comments of removed lines stay, on lines of their own. */
export function editBlock(
  reading: Reading,
  entries: Entry[],
  { removed, added }: CollectionPlan,
): Splice[] {
  const column = columnOf(reading, entries);
  return [
    ...remove(reading, entries, removed, column),
    ...added.map(({ after, entry }) =>
      after < 0
        ? insertInFront(reading, entries[0], entry, column)
        : insertBehind(reading, entries[after], entry, column),
    ),
  ];
}

/** Gives an entry another value: on the lines that it has, with their comments behind it. */
export function replaceInBlock(
  reading: Reading,
  entries: Entry[],
  index: number,
  target: Json,
): Splice {
  const { text, eol, comments } = reading;
  const { node, mark, end } = entries[index];
  const column = columnOf(reading, entries);
  const printed =
    mark!.sign === ':'
      ? printBlock({ k: target }, column, eol).slice('k:'.length)
      : printBlock([target], column, eol).slice('-'.length);
  const [start, nodeEnd] = node!.range;
  const isInLine = (isScalar(node) || isAlias(node)) && nodeEnd > start;
  if (isInLine && !(printed + text.slice(start, nodeEnd)).includes('\n'))
    return { start, end: nodeEnd, text: printed.slice(1) };

  const lines = { start: mark!.end, end: lineEnd(text, end) };
  const kept = within(comments, lines).map(({ source }) => source);
  const behind = printed.includes('\n') ? [] : kept.splice(0, 1);
  return {
    ...lines,
    text:
      [
        [printed, ...behind].join(' '),
        ...kept.map(source => ' '.repeat(column) + source),
      ].join(eol) + eol,
  };
}

/** How far the entries of a block are indented. */
function columnOf({ text }: Reading, [first]: Entry[]): number {
  return first.start - lineStart(text, first.start);
}

function remove(
  reading: Reading,
  entries: Entry[],
  removed: Set<number>,
  column: number,
): Splice[] {
  const { text, eol, comments } = reading;
  const first = entries.findIndex((_, index) => !removed.has(index));
  // The first entry of a map in a list stands behind a dash: what follows moves up to it.
  const movesUp = first > 0 && !isOnOwnLine(text, entries[0].start);
  const lines = [...removed]
    .filter(index => !movesUp || index > first)
    .map(index => {
      const start = lineStart(text, entries[index].start);
      const end = lineEnd(text, entries[index].end);
      const kept = within(comments, { start, end });
      return {
        start,
        end,
        text: kept.map(c => `${' '.repeat(column)}${c.source}${eol}`).join(''),
      };
    });
  return movesUp
    ? [
        { start: entries[0].start, end: entries[first].start, text: '' },
        ...lines,
      ]
    : lines;
}

function insertBehind(
  { text, eol }: Reading,
  { end }: Entry,
  entry: Json,
  column: number,
): Splice {
  const offset = lineEnd(text, end);
  return {
    start: offset,
    end: offset,
    text: ' '.repeat(column) + printBlock(entry, column, eol) + eol,
  };
}

/** In front of the comments that stand above the first entry: they are about that. */
function insertInFront(
  { text, eol }: Reading,
  { start }: Entry,
  entry: Json,
  column: number,
): Splice {
  const printed = printBlock(entry, column, eol) + eol;
  const indent = ' '.repeat(column);
  if (!isOnOwnLine(text, start))
    return { start, end: start, text: printed + indent };
  let offset = lineStart(text, start);
  let above = lineStart(text, offset - 1);
  while (offset > 0 && /^[ \t]*#/.test(text.slice(above, offset))) {
    offset = above;
    above = lineStart(text, offset - 1);
  }
  return { start: offset, end: offset, text: indent + printed };
}

function within(
  comments: Comment[],
  { start, end }: { start: number; end: number },
): Comment[] {
  return comments.filter(({ offset }) => offset >= start && offset < end);
}

function lineStart(text: string, offset: number): number {
  return text.slice(0, Math.max(offset, 0)).lastIndexOf('\n') + 1;
}

/** A block text (`|`) ends behind its line break already. */
function lineEnd(text: string, offset: number): number {
  return text[offset - 1] === '\n' ? offset : text.indexOf('\n', offset) + 1;
}

export function isOnOwnLine(text: string, offset: number): boolean {
  return /^ *$/.test(text.slice(lineStart(text, offset), offset));
}
