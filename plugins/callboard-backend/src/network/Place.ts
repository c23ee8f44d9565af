import { Platform } from '@callboard/contract';
import { ServiceName, SourceChoice } from '@callboard/plugin-callboard-common';
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
  cluster?: { sighting: ClusterSighting; network: Network };
  sources: SourceChoice[];
}

/** Is a service there, by its contract, or by a Service of its name in Git or in the cluster? */
export function holds(place: Place, service: ServiceName): boolean {
  const { environment, platform, state, cluster } = place;
  const contract = state.microservices.get(refOf(service));
  if (Object.hasOwn(contract?.spec.environments ?? {}, environment))
    return true;
  const networks = [state.networks.get(environment), cluster?.network];
  return networks.some(network => {
    if (!network) return false;
    const { address, problem } = addressOf(
      network,
      nameInCluster(service, platform),
    );
    return Boolean(address || problem);
  });
}
