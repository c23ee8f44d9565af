import { portsText } from '../connections/ports-text';
import { fullName } from '../peers/named';
import { Listing } from './list-json';

/** A row for each pair and outcome, below a row of titles. */
export function* listCsv({ ends, pairs }: Listing): Generator<string> {
  yield row(['from', 'to', 'outcome', 'ports']);
  for (const { from, to, ways } of pairs) {
    for (const { outcome, ports } of ways) {
      yield row([
        fullName(ends[from]),
        fullName(ends[to]),
        outcome,
        portsText(ports),
      ]);
    }
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc4180 */
function row(fields: string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
