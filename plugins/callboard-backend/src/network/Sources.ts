import { NotFoundError } from '@backstage/errors';
import { Platform } from '@callboard/contract';
import {
  ServiceName,
  SourceChoice,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { addressOf, Network } from '@callboard/reachability';
import { toClusterSource } from '../cluster/cluster-source';
import { Clusters } from '../cluster/Clusters';
import { ClusterSighting } from '../cluster/ClusterSighting';
import { LiveNetworks } from '../cluster/LiveNetworks';
import { Repository, Sighting } from '../repository/Repository';
import { refOf } from '../repository/state';
import { toGitSource } from './git-source';
import { nameInCluster } from './scene';
import { Shown } from './Shown';

/** Where answers come from: the repositories, and the clusters that their platforms name. */
export class Sources {
  private readonly live = new LiveNetworks();

  constructor(
    private readonly repositories: Repository[],
    private readonly clusters: Clusters,
  ) {}

  /**
   * An environment that holds a service; without a name the first of them, without a source the cluster where all of it
   * has been read, else Git.
   * @throws NotFoundError where nothing holds the service, or not there, or that source is not there.
   */
  async show(
    service: ServiceName,
    asked: { environment?: string; source?: SourceKind } = {},
  ): Promise<Shown> {
    for (const repository of this.repositories) {
      const seen = await repository.look();
      const environments = this.environmentsOf(seen, service);
      const environment = asked.environment
        ? environments.find(name => name === asked.environment)
        : environments[0];
      if (environment) {
        const found = { repository: repository.id, environment, environments };
        return this.from(asked.source, found, seen);
      }
    }
    throw new NotFoundError(
      `no repository holds a service ${refOf(service)}${
        asked.environment ? ` in ${asked.environment}` : ''
      }`,
    );
  }

  /** Those that hold a service, by its contract or by a Service of its name in Git or in the cluster. */
  private environmentsOf({ state }: Sighting, service: ServiceName): string[] {
    const contract = state.microservices.get(refOf(service));
    return [...state.platforms]
      .filter(([environment, platform]) => {
        if (Object.hasOwn(contract?.spec.environments ?? {}, environment)) {
          return true;
        }
        const sighting = this.sightingOf(platform);
        return [
          state.networks.get(environment)!,
          ...(sighting ? [this.live.of(sighting, platform)] : []),
        ].some(network => holds(network, service, platform));
      })
      .map(([environment]) => environment);
  }

  private from(
    asked: SourceKind | undefined,
    found: Pick<Shown, 'repository' | 'environment' | 'environments'>,
    seen: Sighting,
  ): Shown {
    const { state } = seen;
    const { repository, environment } = found;
    const platform = state.platforms.get(environment)!;
    const sighting = this.sightingOf(platform);
    const ofCluster = sighting && toClusterSource(sighting);
    const sources = this.sourcesOf(repository, platform, ofCluster?.state);
    const all = { ...found, state, platform, sources };
    const isWanted =
      asked === 'cluster' || (!asked && ofCluster?.state !== 'starting');
    if (sighting && ofCluster && isWanted) {
      const network = this.live.of(sighting, platform);
      return { ...all, network, source: ofCluster, sighting };
    }
    if (asked === 'cluster') {
      throw new NotFoundError(
        `no cluster is watched that runs the environment ${environment}`,
      );
    }
    return {
      ...all,
      network: state.networks.get(environment)!,
      source: toGitSource(repository, seen, environment),
    };
  }

  private sourcesOf(
    repository: string,
    { spec: { cluster } }: Platform,
    state: Exclude<SourceChoice, { kind: 'git' }>['state'] | undefined,
  ): SourceChoice[] {
    const git = { kind: 'git' as const, repository };
    if (!cluster) return [git];
    if (state) return [git, { kind: 'cluster', cluster, state }];
    const known = this.clusters.list().find(({ name }) => name === cluster);
    const reason =
      known?.notWatched ??
      `the platform names the cluster ${cluster}, which Backstage's configuration (kubernetes:) does not have`;
    return [git, { kind: 'cluster', cluster, state: 'not-watched', reason }];
  }

  private sightingOf({ spec }: Platform): ClusterSighting | undefined {
    return spec.cluster ? this.clusters.sightingOf(spec.cluster) : undefined;
  }
}

function holds(
  network: Network,
  service: ServiceName,
  platform: Platform,
): boolean {
  const { address, problem } = addressOf(
    network,
    nameInCluster(service, platform),
  );
  return Boolean(address || problem);
}
