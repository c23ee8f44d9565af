import { LinkerdPolicies } from '../linkerd/linkerd-policies';
import { Problem, SnapshotObject } from '../snapshot';
import { Those } from './by-meaning';
import { byNamespace } from './by-namespace';
import { linkerdIn, MeshFacts } from './facts';
import { policiesSelecting } from './policies-selecting';

/** What there is of Linkerd, and what is wrong with it; nothing where that is not the mesh. */
export function policiesOfLinkerd(
  those: Those,
  mesh: MeshFacts,
): LinkerdPolicies & { problems: Problem[] } {
  const found: Those = is => (linkerdIn(mesh) ? those(is) : []);
  const servers = found('linkerd-server').flatMap(({ read }) => read ?? []);
  const authorizations = found('linkerd-authorization').map(({ read }) => read);
  const routes = found('linkerd-route').map(({ read }) => read);
  const ofMeshTls = found('mesh-tls-authentication').map(({ read }) => read);
  const ofNetworks = found('network-authentication').map(({ read }) => read);
  const readable = [...ofMeshTls, ...ofNetworks, ...routes];
  return {
    serversSelecting: policiesSelecting(byNamespace(servers)),
    authorizationsIn: byNamespace(authorizations),
    routesIn: byNamespace(routes),
    meshTlsAuthentication: byName(ofMeshTls),
    networkAuthentication: byName(ofNetworks),
    egressNetworks: found('egress-network').map(({ object }) => object),
    externalWorkloads: found('external-workload').map(({ object }) => object),
    problems: [...servers, ...authorizations, ...readable].flatMap(
      ({ problem }) => problem ?? [],
    ),
  };
}

/** Looks up one of some objects by its namespace and name. */
function byName<T extends { namespace: string; object: SnapshotObject }>(
  all: T[],
): (namespace: string, name: string) => T | undefined {
  const named = new Map(
    all.map(one => [keyOf(one.namespace, one.object.metadata.name), one]),
  );
  return (namespace, name) => named.get(keyOf(namespace, name));
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
