/**
 * Aligns rows of cells, each of one or several lines, with two spaces between columns. Ends in a new line; empty where
 * there are no rows.
 */
export function table(rows: string[][][]): string {
  const columns = Math.max(0, ...rows.map(row => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    rows.reduce(
      (widest, row) =>
        (row[column] ?? []).reduce(
          (width, line) => Math.max(width, lengthOf(line)),
          widest,
        ),
      0,
    ),
  );
  return rows
    .flatMap(row => {
      const lines = row.reduce((most, cell) => Math.max(most, cell.length), 0);
      return Array.from({ length: lines }, (_, line) =>
        widths
          .map((width, column) => padded(row[column]?.[line] ?? '', width))
          .join('  ')
          .trimEnd(),
      );
    })
    .map(line => `${line}\n`)
    .join('');
}

/** In characters, not in halves of them. */
function lengthOf(text: string): number {
  return [...text].length;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - lengthOf(text));
}
