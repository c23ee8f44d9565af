import { Listing } from './list-json';
import { lines } from './lines';
import { rowsOf } from './list-rows';
import { table } from './table';

/** Aligned rows for a terminal. */
export function* listText(listing: Listing): Generator<string> {
  const rows = rowsOf(listing);
  if (rows.length === 0) {
    yield listing.ends.some(end => 'name' in end)
      ? 'Nobody calls anybody.\n'
      : 'There are no workloads in the folder.\n';
    return;
  }
  yield table([
    [['FROM'], ['TO'], ['PORTS'], ['OUTCOME']],
    ...rows.map(({ from, to, ports, outcome }) => [
      lines(from),
      lines(to),
      [ports],
      [outcome],
    ]),
  ]);
}
