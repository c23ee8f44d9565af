import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CALLBOARD_SERVICE_ANNOTATION,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { Network } from './Network';
import { componentRef, serviceOfEntity } from './service-of-entity';

/** Finds the entities that a service is judged on. */
export class ServiceEntities {
  constructor(
    private readonly network: Network,
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /**
   * Refs of the entities that stand for a service; empty where it has none.
   *
   * A service with a contract has the entity that the catalog module makes of it, and no annotation takes its place.
   * Another has the component of its name, else every entity that is annotated with it: as anybody may annotate an
   * entity of theirs, all of them have a say. The plugin asks with its own credentials, so that an entity which the
   * reader may not see is not taken for none.
   */
  async refsOf(service: ServiceName): Promise<string[]> {
    if (await this.network.isManaged(service)) return [componentRef(service)];
    const { namespace, name } = service;
    const { items } = await this.catalog.getEntities(
      {
        filter: [
          {
            kind: 'component',
            'metadata.namespace': namespace,
            'metadata.name': name,
          },
          {
            [`metadata.annotations.${CALLBOARD_SERVICE_ANNOTATION}`]: `${namespace}/${name}`,
          },
        ],
        fields: ['kind', 'metadata'],
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    const refs = items
      .filter(
        entity =>
          componentRef(serviceOfEntity(entity)) === componentRef(service),
      )
      .map(entity => stringifyEntityRef(entity));
    return refs.includes(componentRef(service))
      ? [componentRef(service)]
      : refs;
  }
}
