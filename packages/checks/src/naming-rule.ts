import {
  NetworkPolicy,
  SelectorEntry,
  Workload,
} from '@callboard/reachability';
import { PlacedRule, rulesOf } from './placed-rule';

/** A rule with an entry that speaks of certain pods by a label, and not of everybody or whole namespaces. */
export interface NamingRule extends PlacedRule {
  entry: SelectorEntry;
}

export function namingRulesOf(policies: NetworkPolicy[]): NamingRule[] {
  return rulesOf(policies).flatMap(placed =>
    placed.rule.peers.flatMap(entry =>
      'ipBlock' in entry || labelsNamed(entry).length === 0
        ? []
        : [{ ...placed, entry }],
    ),
  );
}

/** Finds the rules that may name a workload by one of its labels, without going through them all. */
export function namedBy(
  policies: NetworkPolicy[],
): (workload: Workload) => NamingRule[] {
  const rules = new Map<string, NamingRule[]>();
  for (const rule of namingRulesOf(policies)) {
    for (const label of labelsNamed(rule.entry)) {
      const known = rules.get(label);
      if (known) known.push(rule);
      else rules.set(label, [rule]);
    }
  }
  return ({ labels: { known } }) =>
    Object.entries(known).flatMap(
      ([key, value]) => rules.get(`${key}=${value}`) ?? [],
    );
}

/** By the first label that it asks for: others only narrow it down. */
function labelsNamed({ podSelector = [] }: SelectorEntry): string[] {
  const first = podSelector.find(({ operator }) => operator === 'In');
  return (first?.values ?? []).map(value => `${first?.key}=${value}`);
}
