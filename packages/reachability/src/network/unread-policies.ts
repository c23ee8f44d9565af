import { isAdminPolicy } from '../admin-policy/read-admin-policy';
import { istioKinds } from '../istio/kinds';
import { everyKindOf, isOneOf, Kind, kindsOf } from '../kind';
import { SnapshotObject } from '../snapshot';
import { istioIn, linkerdIn, MeshFacts } from './facts';
import { ejectsOnly } from './ejects-only';
import { leadsNowhereElse } from './own-route';

/** Cilium's kinds beside those that its engine reads. */
const unreadOfCilium = kindsOf('cilium.io', {
  CiliumLocalRedirectPolicy: 'ciliumlocalredirectpolicies',
  CiliumEnvoyConfig: 'ciliumenvoyconfigs',
  CiliumClusterwideEnvoyConfig: 'ciliumclusterwideenvoyconfigs',
});

/** Kinds of those whose engine is none of ours. */
const unreadOfOthers: Kind[] = [
  ...kindsOf('projectcalico.org', policiesOfCalico()),
  ...kindsOf('crd.projectcalico.org', policiesOfCalico()),
  ...everyKindOf('networking.k8s.aws'),
  ...everyKindOf('crd.antrea.io'),
  ...kindsOf('k8s.ovn.org', {
    EgressFirewall: 'egressfirewalls',
    AdminPolicyBasedExternalRoute: 'adminpolicybasedexternalroutes',
  }),
  ...kindsOf('networking.gke.io', { FQDNNetworkPolicy: 'fqdnnetworkpolicies' }),
];

/** Whatever Linkerd has beside what its engine reads. */
const unreadPoliciesOfLinkerd = everyKindOf('policy.linkerd.io');

/** Kinds that decide about traffic and that no engine here evaluates: wherever one may reach, the answer is unknown. */
const unread: Kind[] = [
  ...unreadOfCilium,
  ...unreadOfOthers,
  ...unreadPoliciesOfLinkerd,
];

/** Istio's kinds beside those that its engine reads. */
const unreadOfIstio: Kind[] = [
  ...everyKindOf('networking.istio.io'),
  ...everyKindOf('extensions.istio.io'),
];

/** Linkerd's kinds of other groups. */
const unreadOfLinkerd: Kind[] = [
  ...kindsOf('workload.linkerd.io', { ExternalWorkload: 'externalworkloads' }),
  ...kindsOf('linkerd.io', { ServiceProfile: 'serviceprofiles' }),
];

/** Whatever may decide and is not evaluated, by whose it is: where there is one, an answer has to say so. */
export const unreadKindsOf = {
  cilium: unreadOfCilium,
  istio: unreadOfIstio,
  linkerd: [...unreadPoliciesOfLinkerd, ...unreadOfLinkerd],
  others: unreadOfOthers,
};

/** Limits take away some requests of many, and nobody's access. */
const limits = kindsOf('policy.linkerd.io', {
  HTTPLocalRateLimitPolicy: 'httplocalratelimitpolicies',
  HTTPLocalConcurrencyLimitPolicy: 'httplocalconcurrencylimitpolicies',
});

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

/** Policies for packets that are not evaluated: those that are listed, and whatever else calls itself one, misspelt or not. */
export const isUnreadPolicy = (object: SnapshotObject) =>
  !isAdminPolicy(object) &&
  ((isOneOf(unread, object) && !isOneOf(limits, object)) ||
    (/networkpolic(y|ies)$/i.test(object.kind) && !isNetworkPolicy(object)));

/** What of Istio's own may lead connections elsewhere, or ask for something. */
const isRuleOfIstio = (object: SnapshotObject) =>
  isOneOf(unreadOfIstio, object) &&
  !ejectsOnly(object) &&
  !isForGatewaysOnly(object);

/** What routes in the mesh and is not evaluated: all of Istio where the platform says that it is not the mesh. */
export const isUnreadOfMesh = (object: SnapshotObject, mesh: MeshFacts) =>
  isRuleOfIstio(object) ||
  (mesh.kind !== 'none' && isRouteOfService(object)) ||
  (linkerdIn(mesh) !== undefined && isRedirect(object)) ||
  (!istioIn(mesh) && isOneOf(istioKinds, object));

/** Whatever beside NetworkPolicy may decide about traffic, whether it is evaluated or not. */
export const isDecisive = (object: SnapshotObject) =>
  isUnreadPolicy(object) ||
  isRuleOfIstio(object) ||
  isOneOf(istioKinds, object) ||
  isRouteOfService(object) ||
  isRedirect(object);

/**
 * A VirtualService that gateways alone go by: what goes out of a pod's own sidecar does not meet it. One that says nothing
 * of gateways is for sidecars, and so is one that speaks of `mesh`, wherever it does.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService-gateways
 */
function isForGatewaysOnly({
  apiVersion,
  kind,
  spec,
}: SnapshotObject): boolean {
  const { gateways } = (spec ?? {}) as { gateways?: unknown };
  return (
    apiVersion.startsWith('networking.istio.io/') &&
    kind === 'VirtualService' &&
    Array.isArray(gateways) &&
    gateways.length > 0 &&
    !JSON.stringify(spec).includes('"mesh"')
  );
}

/**
 * A route of the Gateway API that sends elsewhere what is sent to a Service within the mesh, and not to a gateway.
 * @see https://gateway-api.sigs.k8s.io/mesh/
 */
export function isRouteOfService({
  apiVersion,
  spec,
}: SnapshotObject): boolean {
  const { parentRefs } = (spec ?? {}) as { parentRefs?: unknown };
  return (
    /^(gateway\.networking\.k8s|policy\.linkerd)\.io\//.test(apiVersion) &&
    Array.isArray(parentRefs) &&
    parentRefs.some(parent => parent?.kind === 'Service') &&
    !leadsNowhereElse(spec ?? {})
  );
}

/** A profile of Linkerd that sends requests elsewhere than to the Service. */
function isRedirect({ apiVersion, kind, spec }: SnapshotObject): boolean {
  const { dstOverrides } = (spec ?? {}) as { dstOverrides?: unknown };
  return (
    kind === 'ServiceProfile' &&
    apiVersion.startsWith('linkerd.io/') &&
    dstOverrides !== undefined
  );
}
