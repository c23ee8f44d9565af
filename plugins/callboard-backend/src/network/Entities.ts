import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  Entity,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CALLBOARD_SERVICE_ANNOTATION,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { refOf } from '../repository/state';
import { serviceOfEntity } from './service-of-entity';

/** What the catalog says of a service. */
export interface ServiceEntity {
  entityRef: string;
  /** All that stand for it: anybody may annotate an entity of theirs, so that each has a say. */
  entityRefs: string[];
  owner?: string;
  /** May the reader see all of them? */
  isVisible: boolean;
  /** Refs of the components that it depends on, and of the APIs that it consumes and provides. */
  dependsOn: string[];
  consumes: string[];
  provides: string[];
}

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.owner',
  'relations',
];

/** Looks services up in the catalog. */
export class Entities {
  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  /**
   * The entities that stand for services, by `<namespace>/<name>`: those that name one in their annotation, and the
   * components of these names. What the reader may not see is there and not visible.
   */
  async of(
    services: ServiceName[],
    reader: BackstageCredentials,
  ): Promise<Map<string, ServiceEntity>> {
    const own = { credentials: await this.auth.getOwnServiceCredentials() };
    const refs = services.map(
      ({ namespace, name }) => `component:${namespace}/${name}`,
    );
    const [{ items: byName }, { items: byAnnotation }] = await Promise.all([
      this.catalog.getEntitiesByRefs({ entityRefs: refs, fields }, own),
      this.catalog.getEntities(
        {
          filter: {
            [`metadata.annotations.${CALLBOARD_SERVICE_ANNOTATION}`]:
              CATALOG_FILTER_EXISTS,
          },
          fields,
        },
        own,
      ),
    ]);
    const components = byName.flatMap(entity => entity ?? []);
    const visible = await this.visible(
      [...components, ...byAnnotation],
      reader,
    );
    const found = new Map<string, ServiceEntity>();
    for (const entity of components) {
      // By its own name, whatever its annotation says: that must not take the place of another's component.
      const { namespace = 'default', name } = entity.metadata;
      found.set(refOf({ namespace, name }), toServiceEntity(entity, visible));
    }
    const isComponent = new Set(found.keys());
    const wanted = new Set(services.map(refOf));
    for (const entity of byAnnotation) {
      const ref = refOf(serviceOfEntity(entity));
      // Anybody may annotate an entity of theirs: it stands for no service that has a component of its own.
      if (!wanted.has(ref) || isComponent.has(ref)) continue;
      const one = toServiceEntity(entity, visible);
      const other = found.get(ref);
      found.set(
        ref,
        other
          ? {
              ...other,
              entityRefs: [...other.entityRefs, one.entityRef],
              isVisible: other.isVisible && one.isVisible,
            }
          : one,
      );
    }
    return found;
  }

  private async visible(
    entities: Entity[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const entityRefs = [
      ...new Set(entities.map(entity => stringifyEntityRef(entity))),
    ];
    const { items } = await this.catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.name', 'metadata.namespace'] },
      { credentials },
    );
    return new Set(
      items.flatMap(entity => (entity ? [stringifyEntityRef(entity)] : [])),
    );
  }
}

function toServiceEntity(entity: Entity, visible: Set<string>): ServiceEntity {
  const entityRef = stringifyEntityRef(entity);
  const targets = (type: string) =>
    (entity.relations ?? [])
      .filter(relation => relation.type === type)
      .map(({ targetRef }) => targetRef);
  const owner = entity.spec?.owner;
  return {
    entityRef,
    entityRefs: [entityRef],
    ...(typeof owner === 'string' && { owner }),
    isVisible: visible.has(entityRef),
    dependsOn: targets(RELATION_DEPENDS_ON),
    consumes: targets(RELATION_CONSUMES_API),
    provides: targets(RELATION_PROVIDES_API),
  };
}
