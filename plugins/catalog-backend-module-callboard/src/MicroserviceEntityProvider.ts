import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { CallboardApi } from '@callboard/plugin-callboard-common';
import { toEntity } from './to-entity';

/**
 * Emits a component for every microservice of the GitOps repositories.
 *
 * They carry no location key, so that a real registration of the same component wins.
 */
export class MicroserviceEntityProvider implements EntityProvider {
  private connection: EntityProviderConnection | undefined;

  constructor(
    private readonly callboard: Pick<CallboardApi, 'listMicroservices'>,
  ) {}

  getProviderName(): string {
    return 'callboard';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  /** @throws where the list cannot be had; the catalog keeps what it has. */
  async refresh(): Promise<void> {
    if (!this.connection) return;
    const services = await this.callboard.listMicroservices();
    await this.connection.applyMutation({
      type: 'full',
      entities: services.map(service => ({ entity: toEntity(service) })),
    });
  }
}
