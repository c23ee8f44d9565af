import type { Problem } from '@callboard/reachability';
import { Pair } from '../connections/pairs';
import { Named } from '../peers/named';

/** What `list` found, as every format of it is given. */
export interface Listing {
  ends: Named[];
  pairs: Iterable<Pair>;
  problems: Problem[];
}

/** One connection a line. */
export function* listJson({
  ends,
  pairs,
  problems,
}: Listing): Generator<string> {
  yield `{"version":1,"complete":${problems.length === 0},"connections":[`;
  let separator = '\n';
  for (const { from, to, ways } of pairs) {
    for (const { outcome, ports } of ways) {
      const connection = { from: ends[from], to: ends[to], outcome, ports };
      yield separator + JSON.stringify(connection);
      separator = ',\n';
    }
  }
  yield `${separator === '\n' ? '' : '\n'}],"problems":${JSON.stringify(
    problems,
  )}}\n`;
}
