import {
  Direction,
  naming,
  NetworkPolicy,
  Rule,
} from '@callboard/reachability';
import { Evidence } from './finding';
import { policyText } from './words';

/** A rule of a NetworkPolicy, and where it stands. */
export interface PlacedRule {
  policy: NetworkPolicy;
  direction: Direction;
  /** From 0. */
  index: number;
  rule: Rule;
}

/** Every rule that takes effect. */
export function rulesOf(policies: NetworkPolicy[]): PlacedRule[] {
  return policies.flatMap(policy =>
    (['ingress', 'egress'] as const).flatMap(direction =>
      (policy.rules[direction] ?? []).map((rule, index) => ({
        policy,
        direction,
        index,
        rule,
      })),
    ),
  );
}

export function evidenceOf({ policy, direction, index }: PlacedRule): Evidence {
  return naming(policy.object, { list: direction, index });
}

/** `ingress rule 1 of NetworkPolicy shop/orders`: people count from 1. */
export function ruleText({ policy, direction, index }: PlacedRule): string {
  return `${direction} rule ${index + 1} of ${policyText(policy)}`;
}
