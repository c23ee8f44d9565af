import fc from 'fast-check';
import { KubernetesObject } from '../evaluator/cluster';
import { Facts } from '../evaluator/question';
import { ingredients } from './ingredients';
import { toObjects } from './to-objects';

/** A small cluster, and addresses outside that may talk with it. */
export interface RandomCluster {
  objects: KubernetesObject[];
  facts: Facts;
  addresses: string[];
}

/**
 * Two or three namespaces with a few workloads, and what speaks of them. Istio's kinds are there where Istio is, and fewer
 * NetworkPolicies, which would often decide before it.
 */
export const randomCluster: fc.Arbitrary<RandomCluster> = ingredients.map(
  one => ({
    objects: toObjects(one),
    facts: one.facts,
    addresses: one.addresses,
  }),
);
