import { NotFoundError } from '@backstage/errors';
import {
  Environment,
  MicroserviceSummary,
  NetworkView,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { Repository } from '../repository/Repository';
import { refOf } from '../repository/state';
import { environmentsOf, toNetworkView } from './network-view';

/** Answers questions about what the repositories hold at their heads. Knows no permissions. */
export class Network {
  constructor(
    private readonly repositories: Repository[],
    private readonly now: () => Date = () => new Date(),
  ) {}

  async listEnvironments(): Promise<Environment[]> {
    const all = await this.mapStates((repository, state) =>
      [...state.platforms].map(([name, { spec }]) => ({
        name,
        repository,
        kubernetes: spec.kubernetes,
        clusterDomain: spec.clusterDomain,
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
    for (const repository of this.repositories) {
      const state = await repository.read();
      const environments = environmentsOf(state, service);
      const chosen = environment
        ? environments.find(name => name === environment)
        : environments[0];
      if (chosen)
        return toNetworkView(repository.id, state, service, chosen, this.now());
    }
    throw new NotFoundError(
      `no repository holds a service ${refOf(service)}${
        environment ? ` in ${environment}` : ''
      }`,
    );
  }

  private async mapStates<T>(
    ask: (
      repository: string,
      state: Awaited<ReturnType<Repository['read']>>,
    ) => T,
  ): Promise<T[]> {
    return Promise.all(
      this.repositories.map(async repository =>
        ask(repository.id, await repository.read()),
      ),
    );
  }
}
