import { Platform } from '@callboard/contract';
import {
  ClusterSource,
  ServiceName,
  SourceChoice,
} from '@callboard/plugin-callboard-common';
import { addressOf, Network } from '@callboard/reachability';
import { ClusterSighting } from '../cluster/ClusterSighting';
import { Sighting } from '../repository/Repository';
import { refOf, RepositoryState } from '../repository/state';
import { nameInCluster } from './scene';

/** An environment, and the sources that show it: a repository, a live cluster, or both. */
export interface Place {
  environment: string;
  platform: Platform;
  /** Contracts and grants; empty where no repository has the environment. */
  state: RepositoryState;
  git?: { repository: string; seen: Sighting };
  cluster?: {
    sighting: ClusterSighting;
    /** `starting`: what it holds is not known yet. */
    state: ClusterSource['state'];
    /** What it holds, understood. */
    network(): Network;
  };
  sources: SourceChoice[];
}

/** Is a service there, by its contract, or by a Service of its name in Git or in the cluster? */
export function holds(place: Place, service: ServiceName): boolean {
  const { environment, platform, state, cluster } = place;
  const contract = state.microservices.get(refOf(service));
  if (Object.hasOwn(contract?.spec.environments ?? {}, environment))
    return true;
  const inGit = state.networks.get(environment);
  const deployed = nameInCluster(service, platform);
  if (inGit && hasService(inGit, deployed)) return true;
  if (!cluster || cluster.state === 'starting') return false;
  return hasService(cluster.network(), deployed);
}

function hasService(network: Network, service: ServiceName): boolean {
  const { address, problem } = addressOf(network, service);
  return Boolean(address || problem);
}
