import { NotFoundError } from '@backstage/errors';
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
} from '@callboard/plugin-callboard-common';
import { Changes } from '../change/Changes';
import { Repository, Sighting } from '../repository/Repository';
import { refOf, RepositoryState } from '../repository/state';
import { callersOf, callsOf } from './connections';
import { ServiceEntity } from './Entities';
import { toExplanation } from './explanation';
import { findingsOf } from './findings';
import { environmentsOf, toNetworkView } from './network-view';
import { toProtection } from './protection';
import { nameInGit, Scene } from './scene';

type FindEntities = (
  services: ServiceName[],
) => Promise<Map<string, ServiceEntity>>;

/** Answers questions about what the repositories hold at their heads. Knows no permissions. */
export class Network {
  constructor(
    private readonly repositories: Repository[],
    private readonly options: {
      changes: Pick<Changes, 'list'>;
      now: () => Date;
    },
  ) {}

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

  /** @throws NotFoundError where no repository holds the service, or not in this environment. */
  async view(service: ServiceName, environment?: string): Promise<NetworkView> {
    const found = await this.find(service, environment);
    return toNetworkView(
      found.repository,
      found.seen,
      service,
      found.environment,
    );
  }

  /** @throws NotFoundError where no repository holds the service, or not in this environment. */
  async connections(
    service: ServiceName,
    environment: string | undefined,
    findEntities: FindEntities,
  ): Promise<Omit<ConnectionsView, 'mayPropose'>> {
    const found = await this.find(service, environment);
    const { address, outside, links, live, ...view } = toNetworkView(
      found.repository,
      found.seen,
      service,
      found.environment,
    );
    const scene = await this.sceneOf(found, findEntities);
    const callers = callersOf(scene, service);
    const calls = callsOf(scene, service);
    const protection = toProtection(scene, service);
    return {
      ...view,
      callers: callers.rows,
      calls: calls.rows,
      hidden: { callers: callers.hidden, calls: calls.hidden },
      ...(protection && { protection }),
      findings: findingsOf(scene, service),
      isGrantable: isGrantable(scene, service),
    };
  }

  /** @throws NotFoundError where the environment holds no such ends. */
  async explain(
    query: ExplainQuery,
    findEntities: FindEntities,
  ): Promise<Explanation> {
    const [namespace, name] = query.to.split('/');
    const found = await this.find({ namespace, name }, query.environment);
    const scene = await this.sceneOf(found, findEntities);
    const { source } = toNetworkView(
      found.repository,
      found.seen,
      { namespace, name },
      found.environment,
    );
    return { ...toExplanation(scene, query), source };
  }

  private async find(
    service: ServiceName,
    environment: string | undefined,
  ): Promise<Found> {
    for (const repository of this.repositories) {
      const seen = await repository.look();
      const environments = environmentsOf(seen.state, service);
      const chosen = environment
        ? environments.find(name => name === environment)
        : environments[0];
      if (chosen)
        return { repository: repository.id, seen, environment: chosen };
    }
    throw new NotFoundError(
      `no repository holds a service ${refOf(service)}${
        environment ? ` in ${environment}` : ''
      }`,
    );
  }

  private async sceneOf(
    { repository, seen, environment }: Found,
    findEntities: FindEntities,
  ): Promise<Scene> {
    const { state } = seen;
    const network = state.networks.get(environment)!;
    const platform = state.platforms.get(environment)!;
    const [entities, changes] = await Promise.all([
      findEntities(servicesOf(network, platform)),
      this.options.changes.list(),
    ]);
    return {
      repository,
      state,
      environment,
      network,
      platform,
      entities,
      changes: changes.filter(
        change =>
          change.repository === repository &&
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

/** An environment that holds a service. */
interface Found {
  repository: string;
  seen: Sighting;
  environment: string;
}

/** A grant names ports of a contract. */
function isGrantable({ state }: Scene, service: ServiceName): boolean {
  const contract = state.microservices.get(refOf(service));
  return Object.keys(contract?.spec.service?.ports ?? {}).length > 0;
}

/** Whatever may be an end of a connection, by its name in Git, each once. */
function servicesOf(
  { workloads, services }: Scene['network'],
  platform: Scene['platform'],
): ServiceName[] {
  const names = [...workloads.filter(({ object }) => object), ...services].map(
    one => nameInGit(one, platform),
  );
  return [...new Map(names.map(name => [refOf(name), name])).values()];
}
