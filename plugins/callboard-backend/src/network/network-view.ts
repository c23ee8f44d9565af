import { NetworkView, ServiceName } from '@callboard/plugin-callboard-common';
import { addressOf } from '@callboard/reachability';
import { refusedRoutes } from '../cluster/facts/addresses';
import { outsideNames } from './outside-names';
import { nameInCluster } from './scene';
import { Shown } from './Shown';

const objectsOf = ({ network, sighting }: Shown) =>
  sighting?.objects ?? network.snapshot.objects;

/** Where the cluster is seen, a route that no gateway has taken leads nowhere. */
const refusedIn = ({ sighting }: Shown, deployed: ServiceName) =>
  sighting && refusedRoutes(sighting, deployed);

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
    outside: outsideNames(
      objectsOf(shown),
      deployed,
      refusedIn(shown, deployed),
    ),
    links: {
      ...linkTo('logs', links?.logs, deployed),
      ...linkTo('metrics', links?.metrics, deployed),
    },
    ...(shown.live && { live: shown.live }),
    source: shown.source,
    sources: shown.sources,
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
