import { Entity } from '@backstage/catalog-model';
import { limitsOn } from '@callboard/contract';
import {
  ConnectionsView,
  Environment,
  Explanation,
  ExplainQuery,
  GitRepository,
  MicroserviceSummary,
  NetworkView,
  ServiceName,
  ShownRevision,
  Source,
} from '@callboard/plugin-callboard-common';
import { Changes } from '../change/Changes';
import { Clusters } from '../cluster/Clusters';
import { Repository } from '../repository/Repository';
import { refOf, RepositoryState } from '../repository/state';
import { callersOf, callsOf } from './connections';
import { ServiceEntity } from './service-entities-in';
import { toDriftView } from './drift-view';
import { toExplanation } from './explanation';
import { findingsOf } from './findings';
import { toNetworkView } from './network-view';
import { toProtection } from './protection';
import { Scene } from './scene';
import { servicesShown } from './services-shown';
import { Shown } from './Shown';
import { LabelledService } from './standing-for';
import { Asked, Sources } from './Sources';

type FindEntities = (
  services: LabelledService[],
) => Promise<Map<string, ServiceEntity>>;

/** Answers questions about what the repositories hold at their heads, and what runs. Knows no permissions. */
export class Network {
  private readonly sources: Sources;

  constructor(
    private readonly repositories: Repository[],
    private readonly options: {
      clusters: Clusters;
      changes: Pick<Changes, 'list'>;
      now: () => Date;
    },
  ) {
    this.sources = new Sources(repositories, options.clusters);
  }

  /** In the order of the configuration; none is read for it. */
  listRepositories(): GitRepository[] {
    return this.repositories.map(({ id, host }) => ({
      id,
      host: host.host,
      ...(host.url && { url: host.url }),
    }));
  }

  async listEnvironments(): Promise<Environment[]> {
    const all = await this.mapStates((repository, state) =>
      [...state.platforms].map(([name, platform]) => ({
        name,
        repository,
        kubernetes: platform.spec.kubernetes,
        clusterDomain: platform.spec.clusterDomain,
        limits: limitsOn(platform),
      })),
    );
    return all.flat();
  }

  async listMicroservices(): Promise<MicroserviceSummary[]> {
    const all = await this.mapStates((repository, state) =>
      [...state.microservices.values()].map(({ metadata, spec }) => ({
        ...metadata,
        repository,
        owner: spec.owner,
        ...(spec.system && { system: spec.system }),
        ports: Object.keys(spec.service?.ports ?? {}),
        environments: Object.keys(spec.environments),
        // A callee that Callboard does not manage is nothing that the catalog knows.
        calls: Object.values(spec.calls ?? {})
          .filter(({ podLabels }) => !podLabels)
          .map(call => ({ namespace: call.namespace, name: call.service })),
      })),
    );
    return all.flat();
  }

  /** Has the service a contract, and so a catalog entity of its own? */
  async isManaged(service: ServiceName): Promise<boolean> {
    const all = await this.mapStates((_, { microservices }) =>
      microservices.has(refOf(service)),
    );
    return all.includes(true);
  }

  /** The Services of live clusters that an entity may stand for, the likeliest first. */
  async servicesOf(entity: Entity): Promise<ServiceName[]> {
    return this.sources.servicesOf(entity);
  }

  /**
   * Whatever is shown where a service is: those that an entity may have to be found for.
   * @throws NotFoundError where nothing holds the service, or not in this environment or source.
   */
  async servicesBeside(
    service: ServiceName,
    asked: Asked,
  ): Promise<LabelledService[]> {
    return servicesShown(await this.sources.show(service, asked));
  }

  /** @throws NotFoundError where nothing holds the service, or not in this environment or source. */
  async view(service: ServiceName, asked: Asked): Promise<NetworkView> {
    return toNetworkView(await this.sources.show(service, asked), service);
  }

  /** @throws NotFoundError where nothing holds the service, or not in this environment or source. */
  async connections(
    service: ServiceName,
    asked: Asked,
    findEntities: FindEntities,
  ): Promise<Omit<ConnectionsView, 'mayPropose'>> {
    const shown = await this.sources.show(service, asked);
    const scene = await this.sceneOf(shown, findEntities);
    const callers = await callersOf(scene, service);
    const calls = await callsOf(scene, service);
    const protection = toProtection(scene, service);
    const drift = toDriftView(scene, service);
    const { environment, environments, source, sources } = shown;
    return {
      service,
      environment,
      environments,
      callers: callers.rows,
      calls: calls.rows,
      hidden: { callers: callers.hidden, calls: calls.hidden },
      ...(protection && { protection }),
      findings: findingsOf(scene, service),
      isGrantable: isGrantable(scene, service),
      ...(drift && { drift }),
      source,
      sources,
    };
  }

  /** @throws NotFoundError where the environment holds no such ends. */
  async explain(
    query: ExplainQuery,
    findEntities: FindEntities,
  ): Promise<Explanation> {
    const [namespace, name] = query.to.split('/');
    const shown = await this.sources.show({ namespace, name }, query);
    const scene = await this.sceneOf(shown, findEntities);
    return { ...toExplanation(scene, query), source: shown.source };
  }

  /**
   * Waits until what is to be shown of a service differs from what a reader has seen, or the signal aborts. Of Git nothing
   * is waited for but that the cluster takes its place.
   * @returns the revision that is to be shown then
   * @throws NotFoundError where nothing holds the service there, or not in this source.
   */
  async changeSince(
    service: ServiceName,
    { revision, ...asked }: Omit<ShownRevision, 'entityRef'>,
    signal: AbortSignal,
  ): Promise<{ revision: string }> {
    for (;;) {
      const { source, sighting, awaited } = await this.sources.show(
        service,
        asked,
      );
      const seen = versionOf(source);
      const cluster = sighting ?? awaited;
      if (seen !== revision || !cluster || signal.aborted) {
        return { revision: seen };
      }
      // Most of what changes in a cluster is nothing to this service.
      await this.options.clusters.changeSince(
        cluster.cluster,
        cluster.revision,
        signal,
      );
    }
  }

  private async sceneOf(
    shown: Shown,
    findEntities: FindEntities,
  ): Promise<Scene> {
    const [entities, changes] = await Promise.all([
      findEntities(servicesShown(shown)),
      this.options.changes.list(),
    ]);
    return {
      ...shown,
      entities,
      changes: changes.filter(
        change =>
          change.repository === shown.repository &&
          (change.state === 'open' || change.state === 'conflict'),
      ),
      today: this.options.now().toISOString().slice(0, 10),
    };
  }

  private async mapStates<T>(
    ask: (repository: string, state: RepositoryState) => T,
  ): Promise<T[]> {
    return Promise.all(
      this.repositories.map(async repository =>
        ask(repository.id, (await repository.look()).state),
      ),
    );
  }
}

/** Git has its commits. */
function versionOf(source: Source): string {
  return source.kind === 'cluster' ? source.revision : source.commit;
}

/** A grant names ports of a contract. */
function isGrantable({ state }: Scene, service: ServiceName): boolean {
  const contract = state.microservices.get(refOf(service));
  return Object.keys(contract?.spec.service?.ports ?? {}).length > 0;
}
