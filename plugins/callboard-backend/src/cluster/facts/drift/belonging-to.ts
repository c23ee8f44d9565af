import { ServiceName } from '@callboard/plugin-callboard-common';
import {
  backendsOf,
  SnapshotObject,
  toPart,
  Understood,
  Workload,
  selects,
} from '@callboard/reachability';

/**
 * Those of a namespace's live objects that belong to a service, whoever wrote them: what carries its name and says that we
 * made it, and policies that may select its pods. What others make of these, such as the Deployment of a waypoint, is
 * nobody's that Git should hold.
 */
export function belongingTo(
  service: ServiceName,
  objects: SnapshotObject[],
): SnapshotObject[] {
  const { objects: all } = toPart({ objects, problems: [] });
  const pods = podsOf(service, all);
  return all
    .filter(one => isOurs(service, one.object) || selectsSome(one, pods))
    .map(({ object }) => object)
    .filter(({ metadata }) => !metadata.owner && !isMadeForGateway(metadata));
}

/** The name of an object of ours for a waypoint is its service's, and what it is. */
function isOurs({ name }: ServiceName, { metadata }: SnapshotObject): boolean {
  const { labels = {} } = metadata;
  return (
    labels['app.kubernetes.io/managed-by'] === 'callboard' &&
    [name, `${name}-waypoint`].includes(labels['app.kubernetes.io/name'])
  );
}

/** Istio gives the labels of a Gateway to whatever it deploys for it, and this one besides. */
function isMadeForGateway({
  labels = {},
}: SnapshotObject['metadata']): boolean {
  return labels['gateway.networking.k8s.io/gateway-name'] !== undefined;
}

function podsOf({ name }: ServiceName, all: Understood[]): Workload[] {
  const workloads = all.flatMap(one =>
    one.is === 'workload' && one.read && !('message' in one.read)
      ? [one.read]
      : [],
  );
  const services = all.flatMap(one => (one.is === 'service' ? [one.read] : []));
  const service = services.find(one => one.name === name);
  const behind = service ? backendsOf(service, workloads) : [];
  return behind.length > 0
    ? behind
    : workloads.filter(one => one.name === name);
}

function selectsSome(one: Understood, pods: Workload[]): boolean {
  return pods.some(({ labels }) =>
    selectorsOf(one).some(selector => selects(selector, labels) !== 'no'),
  );
}

/** Whom a policy selects; none for one that is for something else than pods. */
function selectorsOf(one: Understood) {
  switch (one.is) {
    case 'network-policy':
      return [one.read.selector];
    case 'peer-authentication':
      // "If not set, the policy is applied to all workloads in the same namespace."
      return [one.read.selector ?? []];
    case 'authorization-policy':
    case 'request-authentication':
      return one.read && !one.read.targets ? [one.read.selector] : [];
    case 'linkerd-server':
      return one.read?.selector ? [one.read.selector] : [];
    case 'cilium-policy':
      return one.read.flatMap(({ selector }) => (selector ? [selector] : []));
    default:
      return [];
  }
}
