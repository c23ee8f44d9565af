import { type Network, rangesOutside } from '@callboard/reachability';
import { Ends } from '../connections/matrix';
import { fullName, type Named, namedWorkload } from '../peers/named';
import { Difference, differencesOf } from './differences';

/** What differs between two states of an environment. */
export interface Comparison {
  before: Network;
  after: Network;
  ends: Named[];
  differences: Difference[];
  workloads: { added: Named[]; removed: Named[] };
}

/** Both are cut into the same ranges of addresses: whatever only one of them tells apart differs in a part of a range. */
export function compareNetworks(before: Network, after: Network): Comparison {
  const ranges = rangesOutside(before, after);
  const ends = new Ends([before, after], ranges);
  const [then, now] = [before, after].map(
    network =>
      new Set(network.workloads.map(one => fullName(namedWorkload(one)))),
  );
  const onlyIn = (one: Set<string>, other: Set<string>) =>
    ends.all.filter(end => one.has(fullName(end)) && !other.has(fullName(end)));
  return {
    before,
    after,
    ends: ends.all,
    differences: differencesOf(before, after, ends),
    workloads: { added: onlyIn(now, then), removed: onlyIn(then, now) },
  };
}
