import { Platform } from '@callboard/contract';
import {
  NetworkView,
  ServiceName,
  Source,
} from '@callboard/plugin-callboard-common';
import { addressOf } from '@callboard/reachability';
import { Sighting } from '../repository/Repository';
import { refOf, RepositoryState } from '../repository/state';
import { outsideNames } from './outside-names';
import { nameInCluster } from './scene';

/** The environments that hold a service, by its contract or by a Service of its name, in alphabetical order. */
export function environmentsOf(
  state: RepositoryState,
  service: ServiceName,
): string[] {
  const contract = state.microservices.get(refOf(service));
  return [...state.platforms.entries()]
    .filter(
      ([environment, platform]) =>
        Object.hasOwn(contract?.spec.environments ?? {}, environment) ||
        isIn(state, environment, service, platform),
    )
    .map(([environment]) => environment);
}

function isIn(
  state: RepositoryState,
  environment: string,
  service: ServiceName,
  platform: Platform,
): boolean {
  const { address, problem } = addressIn(state, environment, service, platform);
  return Boolean(address || problem);
}

/** Two environments in one cluster tell their namespaces apart by a suffix, which the service does not know. */
function addressIn(
  state: RepositoryState,
  environment: string,
  service: ServiceName,
  platform: Platform,
) {
  return addressOf(
    state.networks.get(environment)!,
    nameInCluster(service, platform),
  );
}

/** What Git says of a service in one environment, which must be one of {@link environmentsOf}. */
export function toNetworkView(
  repository: string,
  seen: Sighting,
  service: ServiceName,
  environment: string,
): NetworkView {
  const { state } = seen;
  const platform = state.platforms.get(environment)!;
  const { spec } = platform;
  const { address } = addressIn(state, environment, service, platform);
  const deployed = nameInCluster(service, platform);
  return {
    service,
    environment,
    environments: environmentsOf(state, service),
    ...(address && { address }),
    outside: outsideNames(state.snapshots.get(environment)!.objects, deployed),
    links: {
      ...linkTo('logs', spec.links?.logs, deployed),
      ...linkTo('metrics', spec.links?.metrics, deployed),
    },
    source: toSource(repository, seen, environment),
    sources: [{ kind: 'git', repository }],
  };
}

function toSource(
  repository: string,
  { state, readAt, failure }: Sighting,
  environment: string,
): Source {
  return {
    kind: 'git',
    repository,
    commit: state.commit,
    readAt: readAt.toISOString(),
    ...(failure && { failure }),
    problems: state.networks
      .get(environment)!
      .problems.map(({ path, line, message }) => ({
        path,
        ...(line && { line }),
        message,
      })),
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
