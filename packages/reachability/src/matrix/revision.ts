import { selects } from '../labels/selector';
import { Network } from '../network/network';
import { NetworkPolicy } from '../network-policy/network-policy';
import { Workload } from '../workload/workload';
import { addressesIn } from './ranges-outside';

/**
 * The workloads that a policy selects which is not the same in two states of a network; nothing where more may have
 * changed than NetworkPolicies that speak of no other addresses.
 */
export function workloadsRevised(
  before: Network,
  after: Network,
): Workload[] | undefined {
  const [gone, come] = onlyInOne(before.networkPolicies, after.networkPolicies);
  const policies = [...gone, ...come];
  const objects = new Set(policies.map(({ object }) => object));
  const isRest =
    before.facts === after.facts &&
    before.unreadable.length + after.unreadable.length === 0 &&
    textOfAddresses(gone) === textOfAddresses(come) &&
    onlyInOne(before.snapshot.objects, after.snapshot.objects)
      .flat()
      .every(object => objects.has(object));
  const isForWaypoint = policies.some(({ namespace }) =>
    after.waypoints.some(one => one.namespace === namespace),
  );
  if (!isRest || isForWaypoint) return undefined;
  const selected = policies.flatMap(({ namespace, selector }) =>
    after
      .workloadsIn(namespace)
      .filter(({ labels }) => selects(selector, labels) !== 'no'),
  );
  return [...new Set(selected)];
}

function textOfAddresses(policies: NetworkPolicy[]): string {
  const texts = addressesIn(policies).map(({ text }) => text);
  return [...new Set(texts)].sort().join();
}

/** What stands in one of two lists alone. Most of what they hold is the same, and mostly at the same place. */
function onlyInOne<T>(first: T[], second: T[]): [T[], T[]] {
  if (first.length === second.length) {
    return [
      first.filter((one, at) => one !== second[at]),
      second.filter((one, at) => one !== first[at]),
    ];
  }
  const [inFirst, inSecond] = [new Set(first), new Set(second)];
  return [
    first.filter(one => !inSecond.has(one)),
    second.filter(one => !inFirst.has(one)),
  ];
}
