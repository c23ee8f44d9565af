import { leavingAccess } from '../istio/traffic';
import { Problem, SnapshotObject } from '../snapshot';
import { istioIn, linkerdIn, NetworkFacts } from './facts';
import { Network } from './network';
import { once } from './once';
import { sharesAmongOwn } from './own-backends';
import { twiceIn } from './twice';
import { Understood } from './understand';
import {
  isRouteOfService,
  isUnreadOfMesh,
  isUnreadPolicy,
} from './unread-policies';

/** What nobody knows of a network: what could not be read, what stands twice, what is not evaluated. */
export function doubtsOf(
  all: Understood[],
  problems: Problem[],
  { mesh, enforcedBy }: NetworkFacts,
): Pick<Network, 'unreadable' | 'unreadIn' | 'unreadableIn'> {
  const hasMesh = mesh.kind !== 'none';
  const isUnread = ({ is, object }: Understood) =>
    is === 'not-evaluated' ||
    (enforcedBy !== 'cilium' && is === 'cilium-policy') ||
    (!istioIn(mesh) && isOfIstio(is)) ||
    (!linkerdIn(mesh) ? isOfLinkerd(is) : isRouteOfService(object));
  const notEvaluated = all.filter(isUnread).map(({ object }) => object);
  const policies = notEvaluated.filter(
    object => isUnreadPolicy(object) && !(hasMesh && isRouteOfService(object)),
  );
  const services = all.flatMap(one => (one.is === 'service' ? one.read : []));
  const harmless =
    mesh.kind === 'istio-sidecar'
      ? leavingAccess(notEvaluated, services)
      : new Set();
  const ofMesh = notEvaluated.filter(
    object =>
      isUnreadOfMesh(object, mesh) &&
      !harmless.has(object) &&
      !(isRouteOfService(object) && sharesAmongOwn(object, services)),
  );
  const unreadable = [...problems, ...twiceIn(all)];
  return {
    unreadable,
    unreadIn: once(namespace => ({
      policies: policies.filter(object => reaches(object, namespace)),
      ofMesh: ofMesh.filter(object => reaches(object, namespace, mesh)),
    })),
    unreadableIn: once(namespace =>
      unreadable.filter(
        problem => (problem.namespace ?? namespace) === namespace,
      ),
    ),
  };
}

/** What says nothing that could be evaluated where Istio is not the mesh. */
function isOfIstio(is: Understood['is']): boolean {
  return (
    is === 'peer-authentication' ||
    is === 'authorization-policy' ||
    is === 'request-authentication'
  );
}

/** What says nothing that could be evaluated where Linkerd is not the mesh. */
function isOfLinkerd(is: Understood['is']): boolean {
  return (
    is.startsWith('linkerd-') ||
    is === 'mesh-tls-authentication' ||
    is === 'network-authentication' ||
    is === 'egress-network'
  );
}

/** A policy is for its own namespace; one without, or in the mesh's root namespace, is for all. */
function reaches(
  { kind, metadata }: SnapshotObject,
  namespace: string,
  mesh?: NetworkFacts['mesh'],
): boolean {
  // Of most kinds it is not known whether they have namespaces.
  const own =
    metadata.namespace ??
    (kind === 'CiliumNetworkPolicy' ? 'default' : undefined);
  return (
    own === undefined ||
    own === namespace ||
    own === istioIn(mesh)?.rootNamespace
  );
}
