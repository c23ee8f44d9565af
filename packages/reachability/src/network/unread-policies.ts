import { SnapshotObject } from '../snapshot';

/**
 * Kinds that decide about traffic and that no engine here evaluates: wherever one may reach, the answer is unknown.
 * By API group; all kinds of a group where none are listed.
 */
const unread: Record<string, string[]> = {
  'cilium.io': [
    'CiliumNetworkPolicy',
    'CiliumClusterwideNetworkPolicy',
    'CiliumLocalRedirectPolicy',
    'CiliumEnvoyConfig',
    'CiliumClusterwideEnvoyConfig',
  ],
  'projectcalico.org': policiesOfCalico(),
  'crd.projectcalico.org': policiesOfCalico(),
  'policy.networking.k8s.io': [],
  'networking.k8s.aws': [],
  'crd.antrea.io': [],
  'k8s.ovn.org': ['EgressFirewall', 'AdminPolicyBasedExternalRoute'],
  'networking.gke.io': ['FQDNNetworkPolicy'],
  'policy.linkerd.io': [],
};

/** Istio's kinds beside those that its engine reads. */
const unreadOfIstio: Record<string, string[]> = {
  'security.istio.io': ['RequestAuthentication'],
  'networking.istio.io': [],
  'extensions.istio.io': [],
};

/** Kinds that Istio's engine reads, and that decide nothing where there is no mesh to enforce them. */
const readOfIstio: Record<string, string[]> = {
  'security.istio.io': ['PeerAuthentication', 'AuthorizationPolicy'],
};

function policiesOfCalico(): string[] {
  return [
    'NetworkPolicy',
    'GlobalNetworkPolicy',
    'StagedNetworkPolicy',
    'Tier',
  ];
}

/** Is it the NetworkPolicy that is evaluated? */
export const isNetworkPolicy = ({ apiVersion, kind }: SnapshotObject) =>
  apiVersion === 'networking.k8s.io/v1' && kind === 'NetworkPolicy';

/** Policies for packets that are not evaluated: those that are listed, and whatever else calls itself one. */
export const isUnreadPolicy = (object: SnapshotObject) =>
  isListed(unread, object) ||
  (object.kind.endsWith('NetworkPolicy') && !isNetworkPolicy(object));

/** What routes in the mesh and is not evaluated: all of Istio where the platform says that there is no mesh. */
export const isUnreadOfMesh = (object: SnapshotObject, hasMesh: boolean) =>
  isListed(unreadOfIstio, object) ||
  (hasMesh ? isRouteOfService(object) : isListed(readOfIstio, object));

/** Whatever beside NetworkPolicy may decide about traffic, whether it is evaluated or not. */
export const isDecisive = (object: SnapshotObject) =>
  isUnreadPolicy(object) ||
  isListed(unreadOfIstio, object) ||
  isListed(readOfIstio, object) ||
  isRouteOfService(object);

/**
 * A route of the Gateway API for what is sent to a Service within the mesh, and not to a gateway.
 * @see https://gateway-api.sigs.k8s.io/mesh/
 */
function isRouteOfService({ apiVersion, spec }: SnapshotObject): boolean {
  const { parentRefs } = (spec ?? {}) as { parentRefs?: unknown };
  return (
    apiVersion.startsWith('gateway.networking.k8s.io/') &&
    Array.isArray(parentRefs) &&
    parentRefs.some(parent => parent?.kind === 'Service')
  );
}

function isListed(
  table: Record<string, string[]>,
  { apiVersion, kind }: SnapshotObject,
): boolean {
  const [group] = apiVersion.split('/');
  if (!Object.hasOwn(table, group)) return false;
  return table[group].length === 0 || table[group].includes(kind);
}
