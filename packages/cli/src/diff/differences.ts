import { differences, type Network } from '@callboard/reachability';
import { Ends, Way } from '../connections/matrix';

/** Two ends, by their indexes, between which something differs; without ways nobody gets through. */
export interface Difference {
  from: number;
  to: number;
  before: Way[];
  after: Way[];
}

/** Every pair that is another after than before, in order. */
export function differencesOf(
  before: Network,
  after: Network,
  ends: Ends,
): Difference[] {
  return differences(before, after)
    .flatMap(({ from, to, ...ways }) =>
      from.map(caller => ({
        from: ends.indexOf(caller),
        to: ends.indexOf(to),
        ...ways,
      })),
    )
    .sort((one, other) => one.from - other.from || one.to - other.to);
}
