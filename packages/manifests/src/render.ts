import { Platform } from '@callboard/contract';
import { canaryDeployment } from './kinds/canary-deployment';
import { configMap } from './kinds/config-map';
import { defaultDeny } from './kinds/default-deny';
import { deployment } from './kinds/deployment';
import { grantNetworkPolicy } from './kinds/grant-network-policy';
import { waypoint } from './kinds/gateway-api/waypoint';
import { waypointRoutes } from './kinds/gateway-api/waypoint-route';
import { horizontalPodAutoscaler } from './kinds/horizontal-pod-autoscaler';
import {
  authorizationPolicy,
  grantAuthorizationPolicy,
  waypointAuthorizationPolicy,
} from './kinds/istio/authorization-policy';
import {
  namespacePeerAuthentication,
  peerAuthentication,
} from './kinds/istio/peer-authentication';
import { waypointDestinationRules } from './kinds/istio/waypoint-destination-rule';
import { namespace } from './kinds/namespace';
import { networkPolicy } from './kinds/network-policy';
import { podDisruptionBudget } from './kinds/pod-disruption-budget';
import { service } from './kinds/service';
import { serviceAccount } from './kinds/service-account';
import { trackServices } from './kinds/track-service';
import { waypointNetworkPolicy } from './kinds/waypoint-network-policy';
import { validated } from './InvalidManifestError';
import { Manifest } from './manifest';
import { paths } from './paths';
import { Caller, RenderInput, Resolved } from './render-input';
import { RenderedFile, toFile } from './rendered-file';
import { isIstio } from './resolve/mesh';
import { deployedNamespace } from './resolve/peer';
import { RenderIssue } from './resolve/render-issue';
import { resolve } from './resolve/resolve';

/** Every kind that a service has one of, in the order the files appear in a change. */
export const kinds: Record<
  string,
  (input: Resolved) => Manifest | Manifest[] | undefined
> = {
  'service-account': serviceAccount,
  'config-map': configMap,
  deployment,
  'canary-deployment': canaryDeployment,
  service,
  'horizontal-pod-autoscaler': horizontalPodAutoscaler,
  'pod-disruption-budget': podDisruptionBudget,
  'network-policy': networkPolicy,
  'peer-authentication': peerAuthentication,
  'authorization-policy': authorizationPolicy,
  'track-service': trackServices,
  waypoint,
  'waypoint-network-policy': waypointNetworkPolicy,
  'waypoint-authorization-policy': waypointAuthorizationPolicy,
  'waypoint-route': waypointRoutes,
  'waypoint-destination-rule': waypointDestinationRules,
};

/** Every kind that a grant has one of: one file holds them, so that a revoke deletes one file. */
const grantKinds: ((
  input: Resolved,
  caller: Caller,
) => Manifest | undefined)[] = [grantNetworkPolicy, grantAuthorizationPolicy];

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
  const own = Object.entries(kinds).flatMap(([name, kind]) => {
    const manifests = [kind(value) ?? []].flat().map(validated);
    const path = `${folder}/${name}.yaml`;
    return manifests.length
      ? [toFile(path, paths.microservice(metadata), manifests)]
      : [];
  });
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
    toFile(`${folder}/default-deny.yaml`, source, [defaultDeny(deployed)]),
    ...(isIstio(platform.spec.mesh)
      ? [
          toFile(`${folder}/peer-authentication.yaml`, source, [
            namespacePeerAuthentication(deployed),
          ]),
        ]
      : []),
  ];
}
