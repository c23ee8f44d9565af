import { escapeLine } from '../escape-line';
import { Block, sayRest } from './Block';

const most = 40;

/** Rows of plain texts under a heading, in each one text a column. */
export function table(
  title: string,
  columns: string[],
  rows: string[][],
): Block {
  const head = [columns, columns.map(() => '---')];
  const cells = rows
    .slice(0, most)
    .map(row => row.map(text => escapeLine(text, 200)));
  return {
    length: rows.length,
    most,
    stays: false,
    write: shown => {
      const lines = [...head, ...cells.slice(0, shown)].map(
        row => `| ${row.join(' | ')} |`,
      );
      return [
        `### ${title}`,
        ...(shown ? [lines.join('\n')] : []),
        ...sayRest(shown, rows.length),
      ].join('\n\n');
    },
  };
}
