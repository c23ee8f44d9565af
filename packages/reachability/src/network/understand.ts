import { AdminPolicy } from '../admin-policy/admin-policy';
import { readAdminPolicy } from '../admin-policy/read-admin-policy';
import {
  AuthorizationPolicy,
  readAuthorizationPolicy,
} from '../istio/authorization-policy';
import {
  PeerAuthentication,
  readPeerAuthentication,
} from '../istio/peer-authentication';
import { CiliumPolicy } from '../cilium/cilium-policy';
import { readCiliumPolicy } from '../cilium/read-cilium-policy';
import {
  readRequestAuthentication,
  RequestAuthentication,
} from '../istio/request-authentication';
import { Gateway, readGateway } from '../istio/gateway';
import { LinkerdMeaning, meaningToLinkerd } from '../linkerd/meaning';
import {
  NetworkPolicy,
  readNetworkPolicy,
} from '../network-policy/network-policy';
import { readService, Service } from '../service/service';
import { Problem, Snapshot, SnapshotObject } from '../snapshot';
import {
  isWorkload,
  readWorkload,
  runsPodsUnread,
  Workload,
} from '../workload/workload';
import { noSuchKind } from './no-such-kind';
import { isDecisive, isNetworkPolicy } from './unread-policies';

/**
 * An object, and what it is to a network as far as the object alone tells.
 * @public
 */
export type Understood = Meaning & {
  object: SnapshotObject;
  /** Its group, kind, namespace and name: only one object of a cluster has them. */
  id: string;
};

type Meaning =
  | { is: 'workload'; read: Workload | Problem | undefined }
  | { is: 'service'; read: Service }
  | { is: 'namespace' }
  | { is: 'network-policy'; read: NetworkPolicy }
  | { is: 'admin-policy'; read: AdminPolicy }
  // Where Cilium is not known to enforce, it is not evaluated.
  | { is: 'cilium-policy'; read: CiliumPolicy[] }
  // Where there is no mesh, these three are not evaluated.
  | { is: 'peer-authentication'; read: PeerAuthentication }
  | { is: 'authorization-policy'; read: AuthorizationPolicy | undefined }
  | { is: 'request-authentication'; read: RequestAuthentication }
  // Those of Istio's waypoints; others lead nobody to pods within the mesh.
  | { is: 'gateway'; read: Gateway }
  | { is: 'gateway-class' }
  | LinkerdMeaning
  | { is: 'not-evaluated' }
  // No answer depends on it.
  | { is: 'nothing' };

/**
 * A part of an environment, such as what one file holds: nothing in it depends on the other parts or on the platform, so
 * that it need not be read again when they change.
 * @public
 */
export interface NetworkPart {
  objects: Understood[];
  problems: Problem[];
}

/**
 * Understands each object of a snapshot by itself. One of a kind that there is not is a problem. Nothing throws.
 * @public
 */
export function toPart(snapshot: Snapshot): NetworkPart {
  const part: NetworkPart = { objects: [], problems: [...snapshot.problems] };
  for (const object of snapshot.objects) {
    const problem = isWorkload(object) ? undefined : noSuchKind(object);
    if (problem) part.problems.push(problem);
    else part.objects.push(understand(object));
  }
  return part;
}

/** What an object is to a network. */
export function understand(object: SnapshotObject): Understood {
  const { apiVersion, kind, metadata } = object;
  const { namespace = 'default', name } = metadata;
  const id = [apiVersion.split('/')[0], kind, namespace, name].join(' ');
  return { object, id, ...meaningOf(object) };
}

function meaningOf(object: SnapshotObject): Meaning {
  if (isWorkload(object)) return { is: 'workload', read: readWorkload(object) };
  const service = readService(object);
  if (service) return { is: 'service', read: service };
  if (isKind(object, 'v1', 'Namespace')) return { is: 'namespace' };
  if (isNetworkPolicy(object)) {
    return { is: 'network-policy', read: readNetworkPolicy(object) };
  }
  const adminPolicy = readAdminPolicy(object);
  if (adminPolicy) return { is: 'admin-policy', read: adminPolicy };
  const ciliumPolicies = readCiliumPolicy(object);
  if (ciliumPolicies) return { is: 'cilium-policy', read: ciliumPolicies };
  if (isKind(object, 'security.istio.io', 'PeerAuthentication')) {
    return { is: 'peer-authentication', read: readPeerAuthentication(object) };
  }
  if (isKind(object, 'security.istio.io', 'AuthorizationPolicy')) {
    return {
      is: 'authorization-policy',
      read: readAuthorizationPolicy(object),
    };
  }
  if (isKind(object, 'security.istio.io', 'RequestAuthentication')) {
    return {
      is: 'request-authentication',
      read: readRequestAuthentication(object),
    };
  }
  if (isKind(object, 'gateway.networking.k8s.io', 'Gateway')) {
    return { is: 'gateway', read: readGateway(object) };
  }
  if (isKind(object, 'gateway.networking.k8s.io', 'GatewayClass')) {
    return { is: 'gateway-class' };
  }
  const ofLinkerd = meaningToLinkerd(object);
  if (ofLinkerd) return ofLinkerd;
  const runsPods = runsPodsUnread(object);
  if (runsPods) return { is: 'workload', read: runsPods };
  return { is: isDecisive(object) ? 'not-evaluated' : 'nothing' };
}

function isKind(object: SnapshotObject, group: string, kind: string): boolean {
  return object.kind === kind && object.apiVersion.split('/')[0] === group;
}
