import { Platform } from '@callboard/contract';
import { deployedNamespace } from '@callboard/manifests';
import { Change, ServiceName } from '@callboard/plugin-callboard-common';
import { Network, Workload, workloadsBehind } from '@callboard/reachability';
import { refOf, RepositoryState } from '../repository/state';
import { ServiceEntity } from './Entities';

/** Everything that an answer about one environment is made of. */
export interface Scene {
  repository: string;
  state: RepositoryState;
  environment: string;
  network: Network;
  platform: Platform;
  /** By `<namespace>/<name>`. */
  entities: Map<string, ServiceEntity>;
  /** Those that are open. */
  changes: Change[];
  /** Day, e.g. `2026-11-20`. */
  today: string;
}

/** The name that Git has for what runs in the cluster: two environments in one cluster differ by a suffix. */
export function nameInGit(
  { namespace, name }: ServiceName,
  { spec }: Platform,
): ServiceName {
  const suffix = spec.namespaceSuffix;
  return suffix && namespace.endsWith(suffix)
    ? { namespace: namespace.slice(0, -suffix.length), name }
    : { namespace, name };
}

/** The name in the cluster. */
export function nameInCluster(
  { namespace, name }: ServiceName,
  platform: Platform,
): ServiceName {
  return { namespace: deployedNamespace(namespace, platform), name };
}

/** The workloads that stand for a service: those behind its Service, else one of its name. */
export function workloadsOf(
  network: Network,
  platform: Platform,
  service: ServiceName,
): Workload[] {
  const wanted = refOf(nameInCluster(service, platform));
  const behind = workloadsBehind(network, nameInCluster(service, platform));
  return behind.length
    ? behind
    : network.workloads.filter(workload => refOf(workload) === wanted);
}
