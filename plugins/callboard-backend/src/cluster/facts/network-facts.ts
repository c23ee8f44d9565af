import { Platform } from '@callboard/contract';
import { clusterFacts } from '@callboard/manifests';
import { NetworkFacts } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';
import { clusterDomainOf } from './cluster-domain';
import { enforcedByLive } from './enforced-by';
import { isWhole } from './is-whole';
import { platformOfCluster } from './platform-of-cluster';
import { proxiesAsRun } from './proxies-as-run';

/**
 * What verdicts about a live cluster rest on beside its objects: what the platform file states, but for what the cluster
 * shows otherwise; without one, what the cluster shows. The objects are all that there is only where every kind was read.
 */
export function networkFactsOf(
  sighting: ClusterSighting,
  platform?: Platform,
): NetworkFacts {
  const facts = clusterFacts(platform ?? platformOfCluster(sighting).platform);
  const { mesh } = facts;
  return {
    ...facts,
    mesh:
      !platform && mesh.kind === 'linkerd'
        ? { ...mesh, defaultInboundPolicy: 'unknown' }
        : mesh,
    clusterDomain: clusterDomainOf(sighting, platform).value,
    enforcedBy: enforcedByLive(sighting, platform),
    otherPolicies: isWhole(sighting) ? 'none' : 'unknown',
    proxies: proxiesAsRun(sighting),
  };
}
