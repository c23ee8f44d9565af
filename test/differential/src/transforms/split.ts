import { AuthorizationPolicySpec } from '../evaluator/authorization-policy';
import { KubernetesObject } from '../evaluator/cluster';
import { refused } from '../random/to-objects';
import { runTimeLabelValues } from '../random/words';
import { directionsIn, PolicySpec } from './policy-spec';

/**
 * One policy for each rule.
 * One that may or may not select a pod stays whole: in pieces, each would have to let a connection through by itself.
 */
export function split(objects: KubernetesObject[]): KubernetesObject[] {
  return objects.flatMap(object => {
    if (isWhole(object)) return pieces(object);
    return isAuthorization(object) ? piecesOfRules(object) : object;
  });
}

/** Whatever it does, a policy of Istio does for each of its rules; one without rules does something else. */
function isAuthorization({ kind, spec }: KubernetesObject): boolean {
  if (kind !== 'AuthorizationPolicy') return false;
  const { rules, selector } = spec as AuthorizationPolicySpec;
  return Array.isArray(rules) && rules.length > 1 && !isOfRunTime(selector);
}

function piecesOfRules(policy: KubernetesObject): KubernetesObject[] {
  const { rules = [], ...spec } = policy.spec as AuthorizationPolicySpec;
  return rules.map((rule, index) => ({
    ...policy,
    metadata: {
      ...policy.metadata,
      name: `${policy.metadata.name}-rule-${index}`,
    },
    spec: { ...spec, rules: [rule] },
  }));
}

function isWhole({ kind, metadata, spec }: KubernetesObject): boolean {
  if (kind !== 'NetworkPolicy' || metadata.name.startsWith(refused)) {
    return false;
  }
  return !isOfRunTime((spec as PolicySpec).podSelector);
}

function isOfRunTime(selector: unknown): boolean {
  const text = JSON.stringify(selector ?? {});
  return Object.keys(runTimeLabelValues).some(key => text.includes(key));
}

function pieces(policy: KubernetesObject): KubernetesObject[] {
  const { podSelector, ...spec } = policy.spec as PolicySpec;
  return directionsIn(spec).flatMap(direction => {
    const rules = spec[direction] ?? [];
    const policyTypes = [direction === 'ingress' ? 'Ingress' : 'Egress'];
    const lists = rules.length > 0 ? rules.map(rule => [rule]) : [[]];
    return lists.map((list, index) => ({
      ...policy,
      metadata: {
        ...policy.metadata,
        name: `${policy.metadata.name}-${direction}-${index}`,
      },
      spec: { podSelector, policyTypes, [direction]: list },
    }));
  });
}
