import { KubernetesObject } from '../evaluator/cluster';
import { RandomCluster } from '../random/random-cluster';

/** A policy that lets everybody in at the Servers of one of the namespaces, the one with this number. */
export function authorization(
  { objects }: RandomCluster,
  at: number,
): KubernetesObject {
  const namespaces = objects.map(
    ({ metadata }) => metadata.namespace ?? 'default',
  );
  const namespace = namespaces[at % namespaces.length];
  return {
    apiVersion: 'policy.linkerd.io/v1alpha1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'everybody', namespace },
    spec: {
      targetRef: { kind: 'Namespace', name: namespace },
      requiredAuthenticationRefs: [],
    },
  };
}
