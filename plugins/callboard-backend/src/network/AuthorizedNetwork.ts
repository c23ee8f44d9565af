import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { Entity } from '@backstage/catalog-model';
import {
  CALLBOARD_SERVICE_ANNOTATION,
  callboardChangeProposePermission,
  callboardNetworkReadPermission,
  ConnectionsView,
  ExplainQuery,
  Explanation,
  NetworkView,
  ServiceName,
  ShownRevision,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { Access } from '../Access';
import { refOf } from '../repository/state';
import { Entities } from './Entities';
import { Network } from './Network';
import { ServiceEntity } from './service-entities-in';
import {
  componentRef,
  mistakeInAnnotation,
  serviceOfEntity,
} from './service-of-entity';

interface NetworkQuery {
  entityRef: string;
  environment?: string;
  source?: SourceKind;
}

/** What is known of services' networks, to those who may know it. */
export class AuthorizedNetwork {
  constructor(
    private readonly network: Network,
    private readonly access: Access,
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

  /** Waits until something else is to be shown: see {@link Network.changeSince}. */
  async changeSince(
    credentials: BackstageCredentials,
    { entityRef, ...shown }: ShownRevision,
    signal: AbortSignal,
  ): Promise<{ revision: string }> {
    const service = await this.readable(credentials, entityRef);
    return this.network.changeSince(service, shown, signal);
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
    const entity = await this.entities.find(entityRef, credentials);
    if (!entity) throw new NotFoundError(`there is no entity ${entityRef}`);
    const mistake = mistakeInAnnotation(entity);
    if (mistake) throw new InputError(mistake);
    const service = await this.serviceOf(credentials, entity);
    // Anybody may write an annotation on an entity of theirs: it opens no service that has an entity of its own.
    const own = componentRef(service);
    if (own !== entityRef && (await this.network.isManaged(service))) {
      await this.access.requireOn(
        credentials,
        callboardNetworkReadPermission,
        own,
      );
    }
    return service;
  }

  /**
   * What its annotation names, or its own name where that has a contract; else what a live cluster has under its
   * Kubernetes annotations and labels; else its own name all the same.
   * @throws InputError where it is several: a page is about one.
   */
  private async serviceOf(
    credentials: BackstageCredentials,
    entity: Entity,
  ): Promise<ServiceName> {
    const named = serviceOfEntity(entity);
    const isNamed =
      CALLBOARD_SERVICE_ANNOTATION in (entity.metadata.annotations ?? {});
    if (isNamed || (await this.network.isManaged(named))) return named;
    const found = await this.readableOf(
      credentials,
      await this.network.servicesOf(entity),
    );
    if (found.length > 1) {
      throw new InputError(
        `this entity matches ${found.length} services (${found
          .map(refOf)
          .join(', ')}): name one of them in ${CALLBOARD_SERVICE_ANNOTATION}`,
      );
    }
    return found[0] ?? named;
  }

  /** Those without a contract, and those with one whose entity the reader may read. */
  private async readableOf(
    credentials: BackstageCredentials,
    services: ServiceName[],
  ): Promise<ServiceName[]> {
    const isManaged = await Promise.all(
      services.map(service => this.network.isManaged(service)),
    );
    const managed = services.filter((_, index) => isManaged[index]);
    const mayRead = await this.access.mayOn(
      credentials,
      callboardNetworkReadPermission,
      managed.map(componentRef),
    );
    const hidden = new Set(managed.filter((_, index) => !mayRead[index]));
    return services.filter(service => !hidden.has(service));
  }
}
