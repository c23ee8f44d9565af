import { adminPolicyKinds } from '../admin-policy/kinds';
import { ciliumKinds } from '../cilium/kinds';
import { istioKinds } from '../istio/kinds';
import type { Kind } from '../kind';
import { networkPolicyKinds } from '../network-policy/kinds';
import { serviceKinds } from '../service/kinds';
import type { Problem, SnapshotObject } from '../snapshot';
import { workloadKinds } from '../workload/kinds';

/**
 * What no answer depends on, in the groups of which all kinds are known, in whatever version.
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/
 * @see https://github.com/cilium/cilium/tree/main/pkg/k8s/apis/cilium.io/client/crds
 */
const others: Record<string, string> = {
  '': `Binding ComponentStatus ConfigMap Endpoints Event LimitRange Node PersistentVolume PersistentVolumeClaim PodTemplate
    ResourceQuota Secret ServiceAccount`,
  apps: 'ControllerRevision',
  batch: '',
  'networking.k8s.io': 'ClusterCIDR Ingress IngressClass IPAddress ServiceCIDR',
  'policy.networking.k8s.io': '',
  'security.istio.io': '',
  'cilium.io': `CiliumBGPAdvertisement CiliumBGPClusterConfig CiliumBGPLoadBalancerIPPool CiliumBGPNodeConfig
    CiliumBGPNodeConfigOverride CiliumBGPPeerConfig CiliumBGPPeeringPolicy CiliumCIDRGroup CiliumClusterwideEnvoyConfig
    CiliumEgressGatewayPolicy CiliumEgressNATPolicy CiliumEndpoint CiliumEndpointSlice CiliumEnvoyConfig
    CiliumExternalWorkload CiliumGatewayClassConfig CiliumIdentity CiliumL2AnnouncementPolicy CiliumLoadBalancerIPPool
    CiliumLocalRedirectPolicy CiliumNode CiliumNodeConfig CiliumPodIPPool CiliumVTEPConfig`,
};

const read: Kind[] = [
  ...workloadKinds,
  ...serviceKinds,
  ...networkPolicyKinds,
  ...adminPolicyKinds,
  ...ciliumKinds,
  ...istioKinds,
];

const all = new Map(
  Object.entries(others).map(([group, names]) => [
    group,
    new Set([
      ...(names.match(/\w+/g) ?? []),
      ...read.filter(one => one.group === group).map(({ kind }) => kind),
    ]),
  ]),
);

/**
 * What is wrong with an object of a kind that its group does not have: the API server refuses it, and what was meant by it
 * is not known. Nothing for others, and for those of groups whose kinds are not all known.
 */
export function noSuchKind({
  apiVersion,
  kind,
  metadata,
  at,
}: SnapshotObject): Problem | undefined {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const kinds = all.get(group);
  if (!kinds || kinds.has(kind)) return undefined;
  // What the other groups have may be for the whole cluster, or for a whole mesh.
  const isInNamespace = group === 'networking.k8s.io';
  return {
    ...at,
    ...(isInNamespace && { namespace: metadata.namespace ?? 'default' }),
    message: `${kind} ${metadata.name}, kind: ${apiVersion} has no kind ${kind}`,
  };
}
