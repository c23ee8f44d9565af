import { Problem } from '@callboard/reachability';
import { ClusterSighting, KindSighting } from './ClusterSighting';
import { missingKinds } from './missing-kinds';

/** Kinds that say where a service is, and nothing of who reaches it. */
const aside = ['discovery.k8s.io', 'networking.k8s.io ingresses'];

const decides = ({ group, resource }: KindSighting) =>
  !aside.includes(group) && !aside.includes(`${group} ${resource}`);

/** What of a cluster is not known and may decide who reaches whom: answers that depend on it are unknown. */
export function unknownParts(sighting: ClusterSighting): Problem[] {
  const { kinds, malformed, cluster } = sighting;
  const unread =
    kinds.length > 0
      ? missingKinds({ kinds: kinds.filter(decides) }).map(
          ({ resource, text }) => ({ path: resource, message: text }),
        )
      : [{ path: cluster, message: 'nothing was read of the cluster yet' }];
  return [
    ...unread,
    ...malformed.map(({ object, namespace, message }) => ({
      path: object,
      message,
      ...(namespace && { namespace }),
    })),
  ];
}
