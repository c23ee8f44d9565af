import { Platform } from '@callboard/contract';
import { clusterFacts } from '@callboard/manifests';
import { NetworkFacts } from '@callboard/reachability';
import { ClusterSighting } from './ClusterSighting';
import { clusterDomainOf } from './facts/cluster-domain';
import { enforcedByLive } from './facts/enforced-by';
import { proxiesAsRun } from './facts/proxies-as-run';
import { isPodOf } from './is-pod-of';

/** What holds of a cluster that is looked at: what its platform states, where the cluster does not show it itself. */
export function liveFacts(
  sighting: ClusterSighting,
  platform: Platform,
): NetworkFacts {
  const stated = clusterFacts(platform);
  return {
    ...stated,
    clusterDomain: clusterDomainOf(sighting, platform).value,
    enforcedBy: enforcedByLive(sighting, platform),
    ...(stated.mesh.kind !== 'none' && { proxies: proxiesAsRun(sighting) }),
    // What may not be read is named among the problems, and unknown for that.
    otherPolicies: 'none',
    // Those that run are among the workloads.
    pods: stated.pods.filter(
      pods => !sighting.pods.some(pod => isPodOf(pod, pods)),
    ),
  };
}
