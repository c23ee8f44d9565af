import { code, markdownTable } from './code';
import { Listing } from './list-json';
import { rowsOf } from './list-rows';
import { plural } from './plural';

/** A table of Markdown. */
export function* listMd(listing: Listing): Generator<string> {
  yield* markdownTable(
    ['From', 'To', 'Ports', 'Outcome'],
    rowsOf(listing).map(({ from, to, ports, outcome }) => [
      from.map(code).join('<br>'),
      to.map(code).join('<br>'),
      ports,
      outcome,
    ]),
  );
  const { problems } = listing;
  if (problems.length === 0) return;
  yield `\nNot complete: ${plural(problems.length, 'problem')}.\n\n`;
  for (const { path, line, message } of problems) {
    yield `- ${code(`${path}${line ? `:${line}` : ''}`)}: ${code(message)}\n`;
  }
}
