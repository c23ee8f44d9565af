import { Problem, SnapshotObject } from '../snapshot';
import { istioIn, NetworkFacts } from './facts';
import { Network } from './network';
import { once } from './once';
import { twiceIn } from './twice';
import { Understood } from './understand';
import { isUnreadOfMesh, isUnreadPolicy } from './unread-policies';

/** What nobody knows of a network: what could not be read, what stands twice, what is not evaluated. */
export function doubtsOf(
  all: Understood[],
  problems: Problem[],
  { mesh, enforcedBy }: NetworkFacts,
): Pick<Network, 'unreadable' | 'unreadIn' | 'unreadableIn'> {
  const hasMesh = istioIn(mesh) !== undefined;
  const notEvaluated = all
    .filter(
      ({ is }) =>
        is === 'not-evaluated' ||
        (!hasMesh && isOfMesh(is)) ||
        (enforcedBy !== 'cilium' && is === 'cilium-policy'),
    )
    .map(({ object }) => object);
  const policies = notEvaluated.filter(isUnreadPolicy);
  const ofMesh = notEvaluated.filter(object => isUnreadOfMesh(object, hasMesh));
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

/** What says nothing that could be evaluated where there is no mesh. */
function isOfMesh(is: Understood['is']): boolean {
  return (
    is === 'peer-authentication' ||
    is === 'authorization-policy' ||
    is === 'request-authentication'
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
