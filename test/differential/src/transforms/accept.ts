import { KubernetesObject } from '../evaluator/cluster';
import { RandomCluster } from '../random/random-cluster';

const actions: Record<string, string> = {
  ClusterNetworkPolicy: 'Accept',
  AdminNetworkPolicy: 'Allow',
  BaselineAdminNetworkPolicy: 'Allow',
};

/** Adds a rule that accepts everything from pods to each policy of administrators that has rules for what enters. */
export function accept({ objects }: RandomCluster): KubernetesObject[] {
  return objects.map(object => {
    const { ingress } = (object.spec ?? {}) as { ingress?: unknown[] | null };
    const action = actions[object.kind];
    if (!action || !ingress?.length) return object;
    const rule = { action, from: [{ namespaces: {} }] };
    return {
      ...object,
      spec: { ...(object.spec as object), ingress: [...ingress, rule] },
    };
  });
}
