import { Platform } from '@callboard/contract';
import { clusterFacts, deployedNamespace } from '@callboard/manifests';
import { Change, ServiceName } from '@callboard/plugin-callboard-common';
import { Network, Workload, workloadsBehind } from '@callboard/reachability';
import { isPodOf } from '../cluster/is-pod-of';
import { refOf } from '../repository/state';
import { ServiceEntity } from './service-entities-in';
import { Shown } from './Shown';

/** Everything that an answer about one environment is made of. */
export interface Scene extends Shown {
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

/** Is it the platform's own: gateway, scraper, the mesh's control plane? Where they run, they are workloads like others. */
export function isOfPlatform(
  { platform, sighting }: Scene,
  workload: Workload,
): boolean {
  if (!workload.object) return true;
  if (!sighting) return false;
  const { namespace, labels } = workload;
  return clusterFacts(platform).pods.some(pods =>
    isPodOf({ namespace, labels: labels.known }, pods),
  );
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
