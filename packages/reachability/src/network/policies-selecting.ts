import { Match, selects } from '../labels/selector';
import { NetworkPolicy } from '../network-policy/network-policy';
import { Workload } from '../workload/workload';
import { byNamespace } from './by-namespace';

/**
 * A policy that selects certain pods, surely or maybe.
 * @public
 */
export interface SelectingPolicy {
  policy: NetworkPolicy;
  match: Exclude<Match, 'no'>;
}

/**
 * Finds the policies that select a workload's pods, in the order of the snapshot. Namespaces with thousands of policies
 * are why they are not all asked, each time: most ask for one value of one label.
 */
export function policiesSelecting(
  policies: NetworkPolicy[],
): (workload: Workload) => SelectingPolicy[] {
  const entries = policies.map((policy, position) => ({
    policy,
    position,
    namespace: policy.namespace,
    wanted: policy.selector.find(({ operator }) => operator === 'In'),
  }));
  const withoutValue = byNamespace(entries.filter(({ wanted }) => !wanted));
  const byKey = new Map<string, Map<string, typeof entries>>();
  for (const entry of entries) {
    const { key, values } = entry.wanted ?? { key: '', values: [] };
    const ofKey = byKey.get(key) ?? new Map<string, typeof entries>();
    for (const value of values) {
      byKey.set(key, ofKey.set(value, [...(ofKey.get(value) ?? []), entry]));
    }
  }
  const found = new WeakMap<Workload, SelectingPolicy[]>();
  const find = ({ namespace, labels }: Workload) => {
    const candidates = [...byKey].flatMap(([key, ofKey]) => {
      if (Object.hasOwn(labels.known, key)) {
        return ofKey.get(labels.known[key]) ?? [];
      }
      return labels.mayHave(key) ? [...ofKey.values()].flat() : [];
    });
    const inNamespace = candidates.filter(
      entry => entry.namespace === namespace,
    );
    return [...new Set([...withoutValue(namespace), ...inNamespace])]
      .sort((a, b) => a.position - b.position)
      .flatMap(({ policy }): SelectingPolicy[] => {
        const match = selects(policy.selector, labels);
        return match === 'no' ? [] : [{ policy, match }];
      });
  };
  return workload => {
    const known = found.get(workload) ?? find(workload);
    found.set(workload, known);
    return known;
  };
}
