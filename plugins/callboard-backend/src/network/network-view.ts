import { Platform } from '@callboard/contract';
import {
  Live,
  NetworkView,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { addressOf, SnapshotObject } from '@callboard/reachability';
import { ClusterSighting } from '../cluster/ClusterSighting';
import { addressesOf, refusedRoutes } from '../cluster/facts/addresses';
import { clusterDomainOf } from '../cluster/facts/cluster-domain';
import { endpointsOf } from '../cluster/facts/endpoints';
import { outsideNames } from './outside-names';
import { nameInCluster } from './scene';
import { Shown } from './Shown';

/** What a source says of a service in one environment that holds it. */
export function toNetworkView(shown: Shown, service: ServiceName): NetworkView {
  const { environment, environments, platform, network } = shown;
  const { links } = platform.spec;
  // Two environments in one cluster tell their namespaces apart by a suffix, which the service does not know.
  const deployed = nameInCluster(service, platform);
  const { address } = addressOf(network, deployed);
  return {
    service,
    environment,
    environments,
    ...(address && { address }),
    outside: outsideNames(routesIn(shown, deployed), deployed),
    links: {
      ...linkTo('logs', links?.logs, deployed),
      ...linkTo('metrics', links?.metrics, deployed),
    },
    ...(shown.sighting && {
      live: toLive(shown.sighting, deployed, platform),
    }),
    source: shown.source,
    sources: shown.sources,
  };
}

/** Where the cluster is seen, a route that no gateway has taken leads nowhere. */
function routesIn(
  { network, sighting }: Shown,
  deployed: ServiceName,
): SnapshotObject[] {
  if (!sighting) return network.snapshot.objects;
  const refused = refusedRoutes(sighting, deployed);
  return sighting.objects.filter(one => !refused.has(one));
}

function toLive(
  sighting: ClusterSighting,
  deployed: ServiceName,
  platform: Platform,
): Live {
  const endpoints = endpointsOf(sighting, deployed);
  return {
    ...(endpoints && { endpoints }),
    clusterDomain: clusterDomainOf(sighting, platform),
    addresses: addressesOf(sighting, deployed),
  };
}

/** A platform's pattern such as `https://logs.example.com/{namespace}/{service}`; anything but http(s) is no link. */
function linkTo(
  kind: 'logs' | 'metrics',
  pattern: string | undefined,
  { namespace, name }: ServiceName,
) {
  if (!pattern || !/^https?:\/\//.test(pattern)) return {};
  return {
    [kind]: pattern
      .replaceAll('{namespace}', encodeURIComponent(namespace))
      .replaceAll('{service}', encodeURIComponent(name)),
  };
}
