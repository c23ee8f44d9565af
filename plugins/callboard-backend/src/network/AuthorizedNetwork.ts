import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  callboardChangeProposePermission,
  callboardNetworkReadPermission,
  ConnectionsView,
  ExplainQuery,
  Explanation,
  NetworkView,
  ServiceName,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { Access } from '../Access';
import { refOf } from '../repository/state';
import { Entities, ServiceEntity } from './Entities';
import { Network } from './Network';
import { mistakeInAnnotation, serviceOfEntity } from './service-of-entity';

interface NetworkQuery {
  entityRef: string;
  environment?: string;
  source?: SourceKind;
}

interface ChangeQuery {
  entityRef: string;
  environment: string;
  revision: string;
}

/** What is known of services' networks, to those who may know it. */
export class AuthorizedNetwork {
  constructor(
    private readonly network: Network,
    private readonly access: Access,
    private readonly catalog: CatalogService,
    private readonly entities: Entities,
  ) {}

  async view(
    credentials: BackstageCredentials,
    { entityRef, ...asked }: NetworkQuery,
  ): Promise<NetworkView> {
    const service = await this.readable(credentials, entityRef);
    return this.network.view(service, asked);
  }

  async connections(
    credentials: BackstageCredentials,
    { entityRef, ...asked }: NetworkQuery,
  ): Promise<ConnectionsView> {
    const service = await this.readable(credentials, entityRef);
    const [mayPropose] = await this.access.mayOn(
      credentials,
      callboardChangeProposePermission,
      [entityRef],
    );
    const connections = await this.network.connections(
      service,
      asked,
      services => this.entities.of(services, credentials),
    );
    return { ...connections, mayPropose };
  }

  /** Waits for a change of what runs: see {@link Network.changeSince}. */
  async changeSince(
    credentials: BackstageCredentials,
    { entityRef, environment, revision }: ChangeQuery,
    signal: AbortSignal,
  ): Promise<{ revision: string }> {
    const service = await this.readable(credentials, entityRef);
    return this.network.changeSince(service, environment, revision, signal);
  }

  /**
   * Needs read on both ends. An end without an entity is nobody's to hide, but one of the two must have one.
   * @throws NotAllowedError, NotFoundError
   */
  async explain(
    credentials: BackstageCredentials,
    query: ExplainQuery,
  ): Promise<Explanation> {
    return this.network.explain(query, async services => {
      const entities = await this.entities.of(services, credentials);
      await this.requireOnAll(
        credentials,
        [query.from, query.to].flatMap(end => entities.get(end) ?? []),
      );
      return entities;
    });
  }

  private async requireOnAll(
    credentials: BackstageCredentials,
    entities: ServiceEntity[],
  ): Promise<void> {
    if (entities.length === 0) {
      throw new NotAllowedError(
        'neither end has an entity in the catalog: nothing says who may read it',
      );
    }
    for (const entityRef of entities.flatMap(one => one.entityRefs)) {
      await this.access.requireOn(
        credentials,
        callboardNetworkReadPermission,
        entityRef,
      );
    }
  }

  /** The service that an entity stands for. @throws NotAllowedError, NotFoundError */
  private async readable(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<ServiceName> {
    await this.access.requireOn(
      credentials,
      callboardNetworkReadPermission,
      entityRef,
    );
    const entity = await this.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) throw new NotFoundError(`there is no entity ${entityRef}`);
    const mistake = mistakeInAnnotation(entity);
    if (mistake) throw new InputError(mistake);
    const service = serviceOfEntity(entity);
    // Anybody may write an annotation on an entity of theirs: it opens no service that has an entity of its own.
    if (await this.network.isManaged(service)) {
      await this.access.requireOn(
        credentials,
        callboardNetworkReadPermission,
        `component:${refOf(service)}`,
      );
    }
    return service;
  }
}
