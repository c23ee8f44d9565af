import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
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
import { Asked } from './Sources';
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
    const service = await this.readable(credentials, entityRef, asked);
    return this.network.view(service, asked);
  }

  async connections(
    credentials: BackstageCredentials,
    { entityRef, ...asked }: NetworkQuery,
  ): Promise<ConnectionsView> {
    const service = await this.readable(credentials, entityRef, asked);
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
    { entityRef, revision, ...asked }: ShownRevision,
    signal: AbortSignal,
  ): Promise<{ revision: string }> {
    const service = await this.readable(credentials, entityRef, asked);
    return this.network.changeSince(service, { revision, ...asked }, signal);
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
      const ends = [query.from, query.to].flatMap(
        end => entities.get(end)?.entityRefs ?? [],
      );
      if (ends.length === 0) {
        throw new NotAllowedError(
          'neither end has an entity in the catalog: nothing says who may read it',
        );
      }
      await this.requireOnAll(credentials, ends);
      return entities;
    });
  }

  /**
   * The service that an entity stands for. Anybody may write an annotation or a label on an entity of theirs: it opens no
   * service that other entities stand for, too.
   * @throws NotAllowedError, NotFoundError
   */
  private async readable(
    credentials: BackstageCredentials,
    entityRef: string,
    asked: Asked,
  ): Promise<ServiceName> {
    await this.requireOnAll(credentials, [entityRef]);
    const entity = await this.entities.find(entityRef, credentials);
    if (!entity) throw new NotFoundError(`there is no entity ${entityRef}`);
    const mistake = mistakeInAnnotation(entity);
    if (mistake) throw new InputError(mistake);
    const service = await this.serviceOf(credentials, entity);
    const standing = await this.standingFor(service, asked);
    await this.requireOnAll(
      credentials,
      standing.filter(ref => ref !== entityRef),
    );
    return service;
  }

  /** Refs of the entities that have a say in who may read of a service. */
  private async standingFor(
    service: ServiceName,
    asked: Asked,
  ): Promise<string[]> {
    if (await this.network.isManaged(service)) return [componentRef(service)];
    return this.entities.refsOf(
      service,
      await this.network.servicesBeside(service, asked),
    );
  }

  private async requireOnAll(
    credentials: BackstageCredentials,
    entityRefs: string[],
  ): Promise<void> {
    for (const entityRef of entityRefs) {
      await this.access.requireOn(
        credentials,
        callboardNetworkReadPermission,
        entityRef,
      );
    }
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
      entity,
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

  /** Those that no entity stands for but this one and others that the reader may read. */
  private async readableOf(
    credentials: BackstageCredentials,
    entity: Entity,
    services: ServiceName[],
  ): Promise<ServiceName[]> {
    const standing = await Promise.all(
      services.map(service => this.standingFor(service, {})),
    );
    const own = stringifyEntityRef(entity);
    const refs = [...new Set(standing.flat())].filter(ref => ref !== own);
    const mayRead = await this.access.mayOn(
      credentials,
      callboardNetworkReadPermission,
      refs,
    );
    const hidden = new Set(refs.filter((_, index) => !mayRead[index]));
    return services.filter(
      (_, index) => !standing[index].some(ref => hidden.has(ref)),
    );
  }
}
