import { Platform } from '@callboard/contract';
import { NetworkFacts, PodFacts } from '@callboard/reachability';

/** What a platform states of its cluster, as the engine asks for it. */
export function factsOf({ spec }: Platform): NetworkFacts {
  const { clusterDomain, networkPolicy, otherPolicies, mesh, dns } = spec;
  return {
    clusterDomain,
    enforcedBy: networkPolicy.enforcedBy,
    otherPolicies,
    mesh,
    dns,
    pods: podsOf(spec),
  };
}

/** The platform's own pods, which no manifest of a service holds. */
function podsOf({ gateway, monitoring, mesh }: Platform['spec']): PodFacts[] {
  return [
    ...(gateway ? [{ ...gateway }] : []),
    ...(monitoring ? [{ ...monitoring, name: 'monitoring' }] : []),
    ...(mesh.kind === 'none'
      ? []
      : [{ ...mesh.controlPlane, name: 'mesh control plane' }]),
  ].map(({ namespace, name, podLabels, ...rest }) => ({
    namespace,
    name,
    podLabels,
    ...('serviceAccount' in rest && { serviceAccount: rest.serviceAccount }),
  }));
}
