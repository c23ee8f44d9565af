import { kindsRead, SnapshotObject } from '@callboard/reachability';
import { ClusterSighting } from '../../ClusterSighting';
import { kindSeen } from '../kind-seen';

/** Where they are is no question of drift: a rendered namespace is for all services in it, and nobody writes pods. */
const others = ['Namespace', 'Pod'];

/**
 * Can it be told whether the cluster has an object of this kind, and how: is the kind read, or not served at all? What is
 * not watched, such as a ConfigMap, is nothing to the network.
 */
export function isCompared(
  sighting: ClusterSighting,
  { apiVersion, kind }: Pick<SnapshotObject, 'apiVersion' | 'kind'>,
): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  if (others.includes(kind)) return false;
  if (kindSeen(sighting, group, kind)) return true;
  const { kinds, failure } = sighting;
  const isServed = kinds.some(one => one.group === group && one.kind === kind);
  return !isServed && !failure && kinds.length > 0 && isWanted(group, kind);
}

function isWanted(group: string, kind: string): boolean {
  return Object.values(kindsRead)
    .flat()
    .some(
      one => one.group === group && (one.kind === kind || one.kind === '*'),
    );
}
