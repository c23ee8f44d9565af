import { Platform } from '@callboard/contract';
import { canaryDeployment } from './kinds/canary-deployment';
import { ciliumNetworkPolicy } from './kinds/cilium/cilium-network-policy';
import { grantCiliumNetworkPolicy } from './kinds/cilium/grant-cilium-network-policy';
import { waypointCiliumNetworkPolicy } from './kinds/cilium/waypoint-cilium-network-policy';
import { configMap } from './kinds/config-map';
import { defaultDeny } from './kinds/default-deny';
import { deployment } from './kinds/deployment';
import { externalSecret } from './kinds/external-secret';
import { grpcRoute } from './kinds/gateway-api/grpc-route';
import { httpRoute } from './kinds/gateway-api/http-route';
import { grafanaDashboard } from './kinds/grafana-dashboard';
import { grantNetworkPolicy } from './kinds/grant-network-policy';
import { headlessService } from './kinds/headless-service';
import { waypoint } from './kinds/gateway-api/waypoint';
import { waypointRoutes } from './kinds/gateway-api/waypoint-route';
import { horizontalPodAutoscaler } from './kinds/horizontal-pod-autoscaler';
import { ingress } from './kinds/ingress';
import {
  authorizationPolicy,
  copiesAuthorizationPolicy,
  grantAuthorizationPolicy,
  waypointAuthorizationPolicy,
} from './kinds/istio/authorization-policy';
import { gatewayVirtualService } from './kinds/istio/gateway-virtual-service';
import { destinationRule } from './kinds/istio/destination-rule';
import { envoyFilter } from './kinds/istio/envoy-filter';
import {
  namespacePeerAuthentication,
  peerAuthentication,
} from './kinds/istio/peer-authentication';
import { serviceEntries } from './kinds/istio/service-entry';
import { virtualService } from './kinds/istio/virtual-service';
import {
  grantLinkerdAuthorizationPolicies,
  linkerdAuthorizationPolicies,
} from './kinds/linkerd/authorization-policy';
import { canaryRoutes } from './kinds/linkerd/canary-route';
import { retryRoutes } from './kinds/linkerd/grpc-route';
import { httpLocalRateLimitPolicies } from './kinds/linkerd/http-local-rate-limit-policy';
import { probeRoutes } from './kinds/linkerd/http-route';
import {
  grantMeshTlsAuthentication,
  meshTlsAuthentications,
} from './kinds/linkerd/mesh-tls-authentication';
import { networkAuthentication } from './kinds/linkerd/network-authentication';
import { servers } from './kinds/linkerd/server';
import { waypointDestinationRules } from './kinds/istio/waypoint-destination-rule';
import { namespace } from './kinds/namespace';
import { networkPolicy } from './kinds/network-policy';
import { podDisruptionBudget } from './kinds/pod-disruption-budget';
import { prometheusRule } from './kinds/prometheus-rule';
import { role } from './kinds/role';
import { roleBinding } from './kinds/role-binding';
import { secretProviderClass } from './kinds/secret-provider-class';
import { service } from './kinds/service';
import { serviceAccount } from './kinds/service-account';
import { serviceMonitor } from './kinds/service-monitor';
import { trackServices } from './kinds/track-service';
import { waypointNetworkPolicy } from './kinds/waypoint-network-policy';
import { validated } from './InvalidManifestError';
import { fileName } from './file-name';
import { Manifest } from './manifest';
import { paths } from './paths';
import { Caller, RenderInput, Resolved } from './render-input';
import { RenderedFile, toFile } from './rendered-file';
import { isIstio } from './resolve/mesh';
import { deployedNamespace } from './resolve/peer';
import { RenderIssue } from './resolve/render-issue';
import { resolve } from './resolve/resolve';

/** What a service has of one kind. */
type KindOfService = (input: Resolved) => Manifest | Manifest[] | undefined;

/** Every kind of a service's own, in the order the files appear in a change. */
export const kinds: KindOfService[] = [
  serviceAccount,
  role,
  roleBinding,
  configMap,
  externalSecret,
  secretProviderClass,
  deployment,
  canaryDeployment,
  service,
  headlessService,
  horizontalPodAutoscaler,
  podDisruptionBudget,
  networkPolicy,
  ciliumNetworkPolicy,
  httpRoute,
  grpcRoute,
  ingress,
  gatewayVirtualService,
  peerAuthentication,
  servers,
  probeRoutes,
  meshTlsAuthentications,
  networkAuthentication,
  authorizationPolicy,
  linkerdAuthorizationPolicies,
  httpLocalRateLimitPolicies,
  retryRoutes,
  canaryRoutes,
  virtualService,
  destinationRule,
  envoyFilter,
  serviceEntries,
  trackServices,
  waypoint,
  waypointNetworkPolicy,
  waypointCiliumNetworkPolicy,
  waypointAuthorizationPolicy,
  waypointRoutes,
  waypointDestinationRules,
  serviceMonitor,
  prometheusRule,
  grafanaDashboard,
];

/** Every kind of a grant's: one file holds them, so that a revoke deletes one file. */
const grantKinds: ((
  input: Resolved,
  caller: Caller,
) => Manifest | Manifest[] | undefined)[] = [
  grantNetworkPolicy,
  grantCiliumNetworkPolicy,
  grantAuthorizationPolicy,
  copiesAuthorizationPolicy,
  grantMeshTlsAuthentication,
  grantLinkerdAuthorizationPolicies,
];

/**
 * The files of one service in one environment, or why there are none.
 * `notes` says what was left out, for a reviewer to read.
 * @public
 */
export type Rendering =
  | { ok: true; files: RenderedFile[]; notes: string[] }
  | { ok: false; issues: RenderIssue[] };

/**
 * Renders a service for the environment that the platform names. Pure: the same input gives the same bytes.
 * @throws InvalidManifestError where the renderer itself is at fault.
 * @public
 */
export function render(input: RenderInput): Rendering {
  const resolution = resolve(input);
  if (!resolution.ok) return resolution;
  const { value, notes } = resolution;
  const { metadata } = input.service;
  const folder = paths.service(input.platform.metadata.name, metadata);
  const own = kinds
    .flatMap(kind => kind(value) ?? [])
    .map(manifest =>
      toFile(
        `${folder}/${fileName(manifest, metadata.name)}`,
        paths.microservice(metadata),
        [validated(manifest)],
      ),
    );
  const callers = value.callers.map(caller =>
    toFile(
      `${folder}/callers/${caller.grantee.namespace}.${caller.grantee.name}.yaml`,
      paths.grant(metadata, caller.grantee),
      grantKinds.flatMap(kind => kind(value, caller) ?? []).map(validated),
    ),
  );
  return { ok: true, files: [...own, ...callers], notes };
}

/**
 * Renders the objects that a new namespace has once. They depend on the platform alone.
 * @public
 */
export function renderNamespace(
  name: string,
  platform: Platform,
): RenderedFile[] {
  const folder = paths.namespace(platform.metadata.name, name);
  const source = paths.platform(platform.metadata.name);
  const deployed = deployedNamespace(name, platform);
  return [
    toFile(`${folder}/namespace.yaml`, source, [namespace(deployed, platform)]),
    toFile(`${folder}/default-deny.yaml`, source, [
      defaultDeny(deployed, platform),
    ]),
    ...(isIstio(platform.spec.mesh)
      ? [
          toFile(`${folder}/peer-authentication.yaml`, source, [
            namespacePeerAuthentication(deployed),
          ]),
        ]
      : []),
  ];
}
