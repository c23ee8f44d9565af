import { Labels, Match, Selector, selects } from '../labels/selector';
import { NetworkPolicy } from '../network-policy/network-policy';
import { Workload } from '../workload/workload';
import { once, onceEach } from './once';

/**
 * A policy that selects certain pods, surely or maybe.
 * @public
 */
export interface SelectingPolicy<Policy = NetworkPolicy> {
  policy: Policy;
  match: Exclude<Match, 'no'>;
}

/**
 * Finds the policies that select a workload's pods, in their order, among those that there are for its namespace.
 * Namespaces with thousands of policies are why they are not all asked, each time: most ask for one value of one label.
 */
export function policiesSelecting<Policy extends { selector: Selector }>(
  policiesFor: (namespace: string) => Policy[],
): (workload: Workload) => SelectingPolicy<Policy>[] {
  const candidatesFor = once((namespace: string) =>
    candidatesAmong(policiesFor(namespace)),
  );
  return onceEach(({ namespace, labels }) =>
    candidatesFor(namespace)(labels).flatMap(
      (policy): SelectingPolicy<Policy>[] => {
        const match = selects(policy.selector, labels);
        return match === 'no' ? [] : [{ policy, match }];
      },
    ),
  );
}

/** Finds those of some policies that the first value that each asks for does not rule out, in their order. */
function candidatesAmong<Policy extends { selector: Selector }>(
  policies: Policy[],
): (labels: Labels) => Policy[] {
  interface Entry {
    policy: Policy;
    position: number;
  }
  const withoutValue: Entry[] = [];
  const byKey = new Map<string, Map<string, Entry[]>>();
  policies.forEach((policy, position) => {
    const entry = { policy, position };
    const wanted = policy.selector.find(({ operator }) => operator === 'In');
    if (!wanted) {
      withoutValue.push(entry);
      return;
    }
    const ofKey = byKey.get(wanted.key) ?? new Map<string, Entry[]>();
    byKey.set(wanted.key, ofKey);
    for (const value of wanted.values) {
      const entries = ofKey.get(value);
      if (entries) entries.push(entry);
      else ofKey.set(value, [entry]);
    }
  });
  return labels => {
    const withValue = [...byKey].flatMap(([key, ofKey]) => {
      if (Object.hasOwn(labels.known, key)) {
        return ofKey.get(labels.known[key]) ?? [];
      }
      return labels.mayHave(key) ? [...ofKey.values()].flat() : [];
    });
    return [...new Set([...withoutValue, ...withValue])]
      .sort((a, b) => a.position - b.position)
      .map(({ policy }) => policy);
  };
}
