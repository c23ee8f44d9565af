import fc from 'fast-check';
import { KubernetesObject } from '../evaluator/cluster';
import { RandomCluster } from '../random/random-cluster';
import { refused } from '../random/to-objects';
import { egressRule, ingressRule } from '../random/random-network-policy';
import { directionsIn, PolicySpec } from './policy-spec';

/** A rule, and the policy that gets it: the one with this number among those that the API server would take. */
export interface Grant {
  policy: number;
  direction: 'ingress' | 'egress';
  rule: object;
}

export const randomGrant: fc.Arbitrary<Grant> = fc.oneof(
  fc.record({
    policy: fc.nat(11),
    direction: fc.constant('ingress' as const),
    rule: ingressRule,
  }),
  fc.record({
    policy: fc.nat(11),
    direction: fc.constant('egress' as const),
    rule: egressRule,
  }),
);

/** Adds the rule to the policy, unless there is none that is about this direction already. */
export function grant(
  { objects }: RandomCluster,
  { policy, direction, rule }: Grant,
): KubernetesObject[] {
  const able = objects.filter(
    ({ kind, metadata, spec }) =>
      kind === 'NetworkPolicy' &&
      !metadata.name.startsWith(refused) &&
      directionsIn(spec as PolicySpec).includes(direction),
  );
  const granted = able[policy % able.length];
  const rules = (granted?.spec as PolicySpec)?.[direction] ?? [];
  return objects.map(object =>
    object === granted
      ? {
          ...object,
          spec: { ...(object.spec as object), [direction]: [...rules, rule] },
        }
      : object,
  );
}
