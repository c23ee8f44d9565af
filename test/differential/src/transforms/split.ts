import { KubernetesObject } from '../evaluator/cluster';
import { refused } from '../random/to-objects';
import { runTimeLabelValues } from '../random/words';
import { directionsIn, PolicySpec } from './policy-spec';

/**
 * One policy for each rule.
 * One that may or may not select a pod stays whole: in pieces, each would have to let a connection through by itself.
 */
export function split(objects: KubernetesObject[]): KubernetesObject[] {
  return objects.flatMap(object => (isWhole(object) ? pieces(object) : object));
}

function isWhole({ kind, metadata, spec }: KubernetesObject): boolean {
  if (kind !== 'NetworkPolicy' || metadata.name.startsWith(refused)) {
    return false;
  }
  const selector = JSON.stringify((spec as PolicySpec).podSelector ?? {});
  return !Object.keys(runTimeLabelValues).some(key => selector.includes(key));
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
