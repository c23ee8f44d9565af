import { Platform } from '@callboard/contract';

/** A kind as a project of Argo CD names it; `''` is the core group. */
export interface GroupKind {
  group: string;
  kind: string;
}

type Applies = (spec: Platform['spec']) => boolean;

const always: Applies = () => true;
const istio: Applies = ({ mesh }) => mesh.kind.startsWith('istio-');
const linkerd: Applies = ({ mesh }) => mesh.kind === 'linkerd';
const gatewayApi: Applies = ({ gateway, mesh }) =>
  gateway?.api === 'gateway' || mesh.kind !== 'none';
const prometheus: Applies = ({ monitoring }) =>
  monitoring?.api === 'prometheus-operator';
const azureMonitor: Applies = ({ monitoring }) =>
  monitoring?.api === 'azure-monitor';
const apiServer: Applies = ({ apiServer: stated }) => Boolean(stated);

/** Every namespaced kind that a service may have, and the platforms where it may. */
export const deliveredKinds: Record<string, Record<string, Applies>> = {
  '': { ConfigMap: always, Service: always, ServiceAccount: always },
  apps: { Deployment: always },
  autoscaling: { HorizontalPodAutoscaler: always },
  'azmonitoring.coreos.com': {
    PodMonitor: azureMonitor,
    ServiceMonitor: azureMonitor,
  },
  'cilium.io': {
    CiliumNetworkPolicy: ({ networkPolicy }) => networkPolicy.api === 'cilium',
  },
  'external-secrets.io': {
    ExternalSecret: ({ secrets }) => secrets?.api === 'external-secrets',
  },
  'gateway.networking.k8s.io': {
    GRPCRoute: gatewayApi,
    Gateway: ({ mesh }) => mesh.kind === 'istio-ambient' && mesh.waypoints,
    HTTPRoute: gatewayApi,
  },
  'monitoring.coreos.com': {
    PodMonitor: prometheus,
    PrometheusRule: prometheus,
    ServiceMonitor: prometheus,
  },
  'networking.istio.io': {
    DestinationRule: istio,
    EnvoyFilter: ({ mesh }) =>
      mesh.kind === 'istio-sidecar' && mesh.envoyFilters,
    Gateway: ({ gateway }) => gateway?.api === 'istio',
    ServiceEntry: ({ mesh }) =>
      mesh.kind === 'istio-sidecar' && mesh.serviceEntries,
    VirtualService: spec => istio(spec) || spec.gateway?.api === 'istio',
  },
  'networking.k8s.io': {
    Ingress: ({ gateway }) => gateway?.api === 'ingress',
    NetworkPolicy: always,
  },
  policy: { PodDisruptionBudget: always },
  'policy.linkerd.io': {
    AuthorizationPolicy: linkerd,
    HTTPLocalRateLimitPolicy: linkerd,
    HTTPRoute: linkerd,
    MeshTLSAuthentication: linkerd,
    NetworkAuthentication: linkerd,
    Server: linkerd,
  },
  'rbac.authorization.k8s.io': { Role: apiServer, RoleBinding: apiServer },
  'secrets-store.csi.x-k8s.io': {
    SecretProviderClass: ({ secrets }) => secrets?.api === 'secrets-store-csi',
  },
  'security.istio.io': {
    AuthorizationPolicy: istio,
    PeerAuthentication: istio,
  },
};

/** The kinds that services of a platform may have, in alphabetical order: a project lets no other in. */
export function kindsDelivered({ spec }: Platform): GroupKind[] {
  return Object.entries(deliveredKinds).flatMap(([group, kinds]) =>
    Object.entries(kinds)
      .filter(([, applies]) => applies(spec))
      .map(([kind]) => ({ group, kind })),
  );
}
