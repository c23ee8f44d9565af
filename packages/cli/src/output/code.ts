/**
 * A text in a cell of a Markdown table, as code: whatever it holds, it is shown and means nothing, neither to Markdown nor
 * to a Git host that looks for mentions.
 * @see https://github.github.com/gfm/#code-spans
 */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
  if (!line) return '';
  const longest = (line.match(/`+/g) ?? []).reduce(
    (most, run) => Math.max(most, run.length),
    0,
  );
  const fence = '`'.repeat(longest + 1);
  const gap = longest ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}

/** Cells to a table of Markdown. */
export function* markdownTable(
  titles: string[],
  rows: Iterable<string[]>,
): Generator<string> {
  yield `| ${titles.join(' | ')} |\n|${titles.map(() => '---').join('|')}|\n`;
  for (const row of rows) yield `| ${row.join(' | ')} |\n`;
}
