import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { Platform } from '@callboard/contract';
import {
  ClusterSource,
  ServiceName,
  SourceChoice,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { AssumedPlatforms } from '../cluster/AssumedPlatforms';
import { toClusterSource } from '../cluster/cluster-source';
import { Clusters } from '../cluster/Clusters';
import { ClusterSighting } from '../cluster/ClusterSighting';
import { meshAsRun } from '../cluster/facts/mesh-as-run';
import { servicesOfEntity } from '../cluster/facts/services-of-entity';
import { LiveNetworks } from '../cluster/LiveNetworks';
import { Repository, Sighting } from '../repository/Repository';
import { emptyState, refOf } from '../repository/state';
import { toGitSource } from './git-source';
import { holds, Place } from './Place';
import { toLive } from './live-view';
import { revisionOf } from './revision';
import { nameInGit, workloadsOf } from './scene';
import { Shown } from './Shown';

/** What a reader wants to see; whatever is left out is chosen. */
export interface Asked {
  environment?: string;
  source?: SourceKind;
}

/** Where answers come from: the repositories, the clusters that their platforms name, and those that none names. */
export class Sources {
  private readonly live = new LiveNetworks();
  private readonly assumed = new AssumedPlatforms();

  constructor(
    private readonly repositories: Repository[],
    private readonly clusters: Clusters,
  ) {}

  /**
   * An environment that holds a service; without a name the first of them, without a source the cluster where all of it
   * has been read, else Git.
   * @throws NotFoundError where nothing holds the service, or not there, or that source is not there.
   */
  async show(service: ServiceName, asked: Asked = {}): Promise<Shown> {
    const all = await this.places();
    const places = all.filter(place => holds(place, service));
    const place = asked.environment
      ? places.find(({ environment }) => environment === asked.environment)
      : places[0];
    if (!place) throw heldNowhere(service, asked, all);
    const environments = places.map(({ environment }) => environment);
    return { ...shownFrom(place, service, asked.source), environments };
  }

  /** The Services of live clusters that an entity may stand for by Kubernetes' own labels, by their names in Git. */
  async servicesOf(entity: Entity): Promise<ServiceName[]> {
    const all = (await this.places()).flatMap(({ cluster, platform }) =>
      cluster && cluster.state !== 'starting'
        ? servicesOfEntity(cluster.network(), entity).services.map(one =>
            nameInGit(one, platform),
          )
        : [],
    );
    return [...new Map(all.map(one => [refOf(one), one])).values()];
  }

  /** All environments: those of each repository in alphabetical order, then the clusters that no platform names. */
  private async places(): Promise<Place[]> {
    const seen = await Promise.all(
      this.repositories.map(async repository => ({
        repository: repository.id,
        seen: await repository.look(),
      })),
    );
    const stated = seen.flatMap(git => this.placesIn(git));
    const named = new Set(stated.map(({ platform }) => platform.spec.cluster));
    const alone = this.clusters.list().filter(({ name }) => !named.has(name));
    return [...stated, ...alone.flatMap(({ name }) => this.placeAlone(name))];
  }

  private placesIn(git: { repository: string; seen: Sighting }): Place[] {
    const { state } = git.seen;
    return [...state.platforms].map(([environment, platform]) => {
      const cluster = this.clusterOf(platform);
      return {
        ...{ environment, platform, state, git },
        ...(cluster && { cluster }),
        sources: [
          { kind: 'git', repository: git.repository },
          ...this.choiceOf(platform, cluster?.state),
        ],
      };
    });
  }

  /** A cluster is an environment of its own where no platform file names it. */
  private placeAlone(name: string): Place[] {
    const sighting = this.clusters.sightingOf(name);
    if (!sighting) return [];
    const platform = this.assumed.of(sighting);
    const cluster = this.shownBy(sighting, platform);
    return [
      {
        ...{ environment: name, platform, state: emptyState, cluster },
        sources: [{ kind: 'cluster', cluster: name, state: cluster.state }],
      },
    ];
  }

  private clusterOf(platform: Platform): Place['cluster'] {
    const { cluster } = platform.spec;
    const sighting = cluster && this.clusters.sightingOf(cluster);
    return sighting ? this.shownBy(sighting, platform) : undefined;
  }

  private shownBy(sighting: ClusterSighting, platform: Platform) {
    return {
      sighting,
      state: toClusterSource(sighting).state,
      network: () => this.live.of(sighting, platform),
    };
  }

  private choiceOf(
    { spec: { cluster } }: Platform,
    state: ClusterSource['state'] | undefined,
  ): SourceChoice[] {
    if (!cluster) return [];
    if (state) return [{ kind: 'cluster', cluster, state }];
    const known = this.clusters.list().find(({ name }) => name === cluster);
    const reason =
      known?.notWatched ??
      `the platform names the cluster ${cluster}, which Backstage's configuration (kubernetes:) does not have`;
    return [{ kind: 'cluster', cluster, state: 'not-watched', reason }];
  }
}

function heldNowhere(
  service: ServiceName,
  { environment }: Asked,
  places: Place[],
): NotFoundError {
  const starting = places
    .filter(({ cluster }) => cluster?.state === 'starting')
    .map(({ cluster }) => `; ${cluster?.sighting.cluster} is still being read`);
  return new NotFoundError(
    `no repository and no cluster that is watched holds a service ${refOf(
      service,
    )}${environment ? ` in ${environment}` : ''}${starting.join('')}`,
  );
}

/** @throws NotFoundError where the source that is asked for does not show the place. */
function shownFrom(
  place: Place,
  service: ServiceName,
  asked: SourceKind | undefined,
): Omit<Shown, 'environments'> {
  const { environment, platform, state, git, cluster, sources } = place;
  const all = {
    ...{ environment, platform, state, sources },
    repository: git?.repository ?? '',
  };
  const source = cluster && toClusterSource(cluster.sighting, platform);
  const isFirst = !git || source?.state !== 'starting';
  if (cluster && source && (asked ? asked === 'cluster' : isFirst)) {
    return { ...all, ...asItRuns(cluster, all, source, service) };
  }
  if (git && asked !== 'cluster') {
    const { repository, seen } = git;
    return {
      ...all,
      network: state.networks.get(environment)!,
      source: toGitSource(repository, seen, environment),
      ...(cluster && !asked && { awaited: cluster.sighting }),
    };
  }
  throw new NotFoundError(
    asked === 'cluster'
      ? `no cluster is watched that runs the environment ${environment}`
      : `no repository has the environment ${environment}: it is a cluster that no platform file names`,
  );
}

function asItRuns(
  { sighting, network: understood }: Required<Place>['cluster'],
  { platform, state }: Pick<Place, 'platform' | 'state'>,
  source: Omit<ClusterSource, 'revision'>,
  service: ServiceName,
): Pick<Shown, 'network' | 'sighting' | 'live' | 'source'> {
  const network = understood();
  const live = toLive(sighting, platform, service);
  const { commit } = state;
  const { objects } = sighting;
  const inMesh =
    network.facts.mesh.kind === 'none'
      ? undefined
      : meshAsRun(sighting, workloadsOf(network, platform, service));
  const known = { commit, network, objects, source, live, meshAsRun: inMesh };
  return {
    ...{ network, sighting, live },
    source: { ...source, revision: revisionOf(known) },
  };
}
