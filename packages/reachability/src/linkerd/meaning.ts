import { SnapshotObject } from '../snapshot';
import { Authorization } from './authorization';
import { readLinkerdAuthorizationPolicy } from './authorization-policy';
import {
  MeshTlsAuthentication,
  readMeshTlsAuthentication,
} from './mesh-tls-authentication';
import {
  NetworkAuthentication,
  readNetworkAuthentication,
} from './network-authentication';
import { readRoute, Route } from './route';
import { readServer, Server } from './server';
import { readServerAuthorization } from './server-authorization';

/** What an object of Linkerd's is to a network; where Linkerd is not the mesh, none of them is evaluated. */
export type LinkerdMeaning =
  | { is: 'linkerd-server'; read: Server | undefined }
  | { is: 'linkerd-authorization'; read: Authorization }
  | { is: 'linkerd-route'; read: Route }
  | { is: 'mesh-tls-authentication'; read: MeshTlsAuthentication }
  | { is: 'network-authentication'; read: NetworkAuthentication }
  // What these decide is not evaluated in any case.
  | { is: 'egress-network' }
  | { is: 'external-workload' };

const meanings: Record<string, (object: SnapshotObject) => LinkerdMeaning> = {
  'policy.linkerd.io Server': object => ({
    is: 'linkerd-server',
    read: readServer(object),
  }),
  'policy.linkerd.io AuthorizationPolicy': object => ({
    is: 'linkerd-authorization',
    read: readLinkerdAuthorizationPolicy(object),
  }),
  'policy.linkerd.io ServerAuthorization': object => ({
    is: 'linkerd-authorization',
    read: readServerAuthorization(object),
  }),
  'policy.linkerd.io MeshTLSAuthentication': object => ({
    is: 'mesh-tls-authentication',
    read: readMeshTlsAuthentication(object),
  }),
  'policy.linkerd.io NetworkAuthentication': object => ({
    is: 'network-authentication',
    read: readNetworkAuthentication(object),
  }),
  'policy.linkerd.io EgressNetwork': () => ({ is: 'egress-network' }),
  'workload.linkerd.io ExternalWorkload': () => ({ is: 'external-workload' }),
};

/** What an object is to Linkerd; nothing where it is none of its own, nor a route for its Servers. */
export function meaningToLinkerd(
  object: SnapshotObject,
): LinkerdMeaning | undefined {
  const key = `${object.apiVersion.split('/')[0]} ${object.kind}`;
  if (Object.hasOwn(meanings, key)) return meanings[key](object);
  const route = readRoute(object);
  return route && { is: 'linkerd-route', read: route };
}
