import { Platform } from '@callboard/contract';
import { deployedNamespace } from '@callboard/manifests';
import { NetworkView, ServiceName } from '@callboard/plugin-callboard-common';
import { addressOf } from '@callboard/reachability';
import { refOf, RepositoryState } from '../repository/state';

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
  { namespace, name }: ServiceName,
  platform: Platform,
) {
  return addressOf(
    state.snapshots.get(environment)!,
    { namespace: deployedNamespace(namespace, platform), name },
    platform.spec.clusterDomain,
  );
}

/** What Git says of a service in one environment, which must be one of {@link environmentsOf}. */
export function toNetworkView(
  repository: string,
  state: RepositoryState,
  service: ServiceName,
  environment: string,
  readAt: Date,
): NetworkView {
  const snapshot = state.snapshots.get(environment)!;
  const platform = state.platforms.get(environment)!;
  const { spec } = platform;
  const deployed = {
    ...service,
    namespace: deployedNamespace(service.namespace, platform),
  };
  const { address, problem } = addressIn(state, environment, service, platform);
  return {
    service,
    environment,
    environments: environmentsOf(state, service),
    ...(address && { address }),
    links: {
      ...linkTo('logs', spec.links?.logs, deployed),
      ...linkTo('metrics', spec.links?.metrics, deployed),
    },
    source: {
      kind: 'git',
      repository,
      commit: state.commit,
      readAt: readAt.toISOString(),
      problems: [...snapshot.problems, ...(problem ? [problem] : [])],
    },
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
      .replaceAll('{namespace}', namespace)
      .replaceAll('{service}', name),
  };
}
