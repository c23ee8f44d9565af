import { Cluster } from './cluster';
import { meshMember } from './mesh-member';
import { Facts, Question } from './question';

const label = 'istio.io/use-waypoint';

/**
 * May a waypoint stand between the two? Pods ask for one by a label, or their namespace does for them; those outside of
 * the mesh call without it. What waypoints do is not evaluated.
 */
export function mayPassWaypoint(
  cluster: Cluster,
  { mesh }: Facts,
  { from, to, protocol }: Question,
): boolean {
  if (mesh.kind !== 'istio-ambient' || protocol !== 'TCP') return false;
  if ('address' in from || 'address' in to) return false;
  if (meshMember(from.pods, cluster, mesh) === 'none') return false;
  const { labels, namespace } = to.pods;
  const around = cluster.namespaces.get(namespace);
  // Pods are called straight here, so that no Service's label counts.
  if (label in labels) return labels[label] !== 'none';
  return around ? (around[label] ?? 'none') !== 'none' : true;
}
