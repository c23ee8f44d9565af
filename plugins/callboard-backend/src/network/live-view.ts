import { Platform } from '@callboard/contract';
import { Live, ServiceName } from '@callboard/plugin-callboard-common';
import { ClusterSighting } from '../cluster/ClusterSighting';
import { addressesOf } from '../cluster/facts/addresses';
import { clusterDomainOf } from '../cluster/facts/cluster-domain';
import { endpointsOf } from '../cluster/facts/endpoints';
import { nameInCluster } from './scene';

/** What a cluster itself shows of a service. */
export function toLive(
  sighting: ClusterSighting,
  platform: Platform,
  service: ServiceName,
): Live {
  const deployed = nameInCluster(service, platform);
  const endpoints = endpointsOf(sighting, deployed);
  return {
    ...(endpoints && { endpoints }),
    clusterDomain: clusterDomainOf(sighting, platform),
    addresses: addressesOf(sighting, deployed),
  };
}
