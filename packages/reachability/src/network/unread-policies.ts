import { isAdminPolicy } from '../admin-policy/read-admin-policy';
import { istioKinds } from '../istio/kinds';
import { everyKindOf, isOneOf, Kind, kindsOf } from '../kind';
import { SnapshotObject } from '../snapshot';

/** Kinds that decide about traffic and that no engine here evaluates: wherever one may reach, the answer is unknown. */
const unread: Kind[] = [
  ...kindsOf('cilium.io', {
    CiliumLocalRedirectPolicy: 'ciliumlocalredirectpolicies',
    CiliumEnvoyConfig: 'ciliumenvoyconfigs',
    CiliumClusterwideEnvoyConfig: 'ciliumclusterwideenvoyconfigs',
  }),
  ...kindsOf('projectcalico.org', policiesOfCalico()),
  ...kindsOf('crd.projectcalico.org', policiesOfCalico()),
  ...everyKindOf('networking.k8s.aws'),
  ...everyKindOf('crd.antrea.io'),
  ...kindsOf('k8s.ovn.org', {
    EgressFirewall: 'egressfirewalls',
    AdminPolicyBasedExternalRoute: 'adminpolicybasedexternalroutes',
  }),
  ...kindsOf('networking.gke.io', { FQDNNetworkPolicy: 'fqdnnetworkpolicies' }),
  ...everyKindOf('policy.linkerd.io'),
];

/** Istio's kinds beside those that its engine reads. */
const unreadOfIstio: Kind[] = [
  ...everyKindOf('networking.istio.io'),
  ...everyKindOf('extensions.istio.io'),
];

/** Whatever may decide and is not evaluated: where there is one, an answer has to say so. */
export const unreadKinds = [...unread, ...unreadOfIstio];

function policiesOfCalico() {
  return {
    NetworkPolicy: 'networkpolicies',
    GlobalNetworkPolicy: 'globalnetworkpolicies',
    StagedNetworkPolicy: 'stagednetworkpolicies',
    Tier: 'tiers',
  };
}

/** Is it the NetworkPolicy that is evaluated? */
export const isNetworkPolicy = ({ apiVersion, kind }: SnapshotObject) =>
  apiVersion === 'networking.k8s.io/v1' && kind === 'NetworkPolicy';

/** Policies for packets that are not evaluated: those that are listed, and whatever else calls itself one. */
export const isUnreadPolicy = (object: SnapshotObject) =>
  !isAdminPolicy(object) &&
  (isOneOf(unread, object) ||
    (object.kind.endsWith('NetworkPolicy') && !isNetworkPolicy(object)));

/** What routes in the mesh and is not evaluated: all of Istio where the platform says that there is no mesh. */
export const isUnreadOfMesh = (object: SnapshotObject, hasMesh: boolean) =>
  isOneOf(unreadOfIstio, object) ||
  (hasMesh ? isRouteOfService(object) : isOneOf(istioKinds, object));

/** Whatever beside NetworkPolicy may decide about traffic, whether it is evaluated or not. */
export const isDecisive = (object: SnapshotObject) =>
  isUnreadPolicy(object) ||
  isOneOf(unreadOfIstio, object) ||
  isOneOf(istioKinds, object) ||
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
