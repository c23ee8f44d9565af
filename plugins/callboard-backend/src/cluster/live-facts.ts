import { Platform } from '@callboard/contract';
import { clusterFacts } from '@callboard/manifests';
import { NetworkFacts } from '@callboard/reachability';
import { ClusterSighting } from './ClusterSighting';
import { clusterDomainOf } from './facts/cluster-domain';
import { enforcedByLive } from './facts/enforced-by';
import { proxiesAsRun } from './facts/proxies-as-run';
import { statedFor } from './facts/stated-for';
import { isPodOf } from './is-pod-of';

/** What holds of a cluster that is looked at: what its platform states, where the cluster does not show it itself. */
export function liveFacts(
  sighting: ClusterSighting,
  platform: Platform,
): NetworkFacts {
  const stated = clusterFacts(platform);
  const { mesh } = stated;
  return {
    ...stated,
    // Whom a mesh lets in where nothing says it is not seen: a guess might allow what is denied.
    mesh:
      mesh.kind === 'linkerd' && !statedFor(sighting, platform)
        ? { ...mesh, defaultInboundPolicy: 'unknown' }
        : mesh,
    clusterDomain: clusterDomainOf(sighting, platform).value,
    enforcedBy: enforcedByLive(sighting, platform),
    ...(mesh.kind !== 'none' && { proxies: proxiesAsRun(sighting) }),
    // What may not be read is named among the problems, and unknown for that.
    otherPolicies: 'none',
    // Those that run are among the workloads.
    pods: stated.pods.filter(
      pods => !sighting.pods.some(pod => isPodOf(pod, pods)),
    ),
  };
}
