import fc from 'fast-check';
import { AuthorizationPolicySpec } from '../evaluator/authorization-policy';
import { KubernetesObject } from '../evaluator/cluster';
import { authorizationRule } from '../random/random-authorization-policy';

/** A rule, and the AuthorizationPolicy that gets it: the one with this number among those that allow. */
export const randomLetIn = fc.record({
  policy: fc.nat(11),
  rule: authorizationRule,
});

/** Adds the rule to a policy that allows somebody or nobody already. */
export function letIn(
  objects: KubernetesObject[],
  {
    policy,
    rule,
  }: typeof randomLetIn extends fc.Arbitrary<infer T> ? T : never,
): KubernetesObject[] {
  const able = objects.filter(
    ({ apiVersion, kind, spec }) =>
      apiVersion.startsWith('security.istio.io/') &&
      kind === 'AuthorizationPolicy' &&
      ((spec as AuthorizationPolicySpec).action ?? 'ALLOW') === 'ALLOW',
  );
  const chosen = able[policy % able.length];
  return objects.map(object => {
    if (object !== chosen) return object;
    const spec = object.spec as AuthorizationPolicySpec;
    const rules = [...(spec.rules ?? []), rule];
    return { ...object, spec: { ...spec, rules } };
  });
}
