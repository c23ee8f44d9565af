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
import { Access } from '../Access';
import { Fresh } from '../git/remote/Fresh';
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

/** Entities of services as the catalog has them, before it is known who asks. */
interface Known {
  components: Entity[];
  annotated: Entity[];
}

/** So long is taken for granted what the catalog said; whether a reader may see it is asked each time. */
const keptSeconds = 10;
/** An environment asks for the same services again and again. */
const mostKept = 20;

/** Looks services up in the catalog. */
export class Entities {
  private readonly kept = new Map<string, Fresh<Known>>();

  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly access: Pick<Access, 'readsCatalog'>,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  /**
   * The entities that stand for services, by `<namespace>/<name>`: those that name one in their annotation, and the
   * components of these names. What the reader may not see is there and not visible.
   */
  async of(
    services: ServiceName[],
    reader: BackstageCredentials,
  ): Promise<Map<string, ServiceEntity>> {
    const wanted = new Set(services.map(refOf));
    const { components, annotated } = await this.known([...wanted]);
    const visible = await this.visible([...components, ...annotated], reader);
    const found = new Map<string, ServiceEntity>();
    for (const entity of components) {
      // By its own name, whatever its annotation says: that must not take the place of another's component.
      const { namespace = 'default', name } = entity.metadata;
      found.set(refOf({ namespace, name }), toServiceEntity(entity, visible));
    }
    const isComponent = new Set(found.keys());
    for (const entity of annotated) {
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

  private known(services: string[]): Promise<Known> {
    const key = services.join();
    const known = this.kept.get(key);
    if (known) return known.get();
    const [oldest] = this.kept.keys();
    if (this.kept.size >= mostKept) this.kept.delete(oldest);
    const asked = new Fresh(() => this.lookUp(services), {
      seconds: keptSeconds,
      clock: this.clock,
    });
    this.kept.set(key, asked);
    return asked.get();
  }

  private async lookUp(services: string[]): Promise<Known> {
    const own = { credentials: await this.auth.getOwnServiceCredentials() };
    const [byName, byAnnotation] = await Promise.all([
      this.catalog.getEntitiesByRefs(
        { entityRefs: services.map(ref => `component:${ref}`), fields },
        own,
      ),
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
    return {
      components: byName.items.flatMap(entity => entity ?? []),
      annotated: byAnnotation.items,
    };
  }

  /** Refs of those that the reader may see. */
  private async visible(
    entities: Entity[],
    reader: BackstageCredentials,
  ): Promise<Set<string>> {
    const all = new Set(entities.map(entity => stringifyEntityRef(entity)));
    const reads = await this.access.readsCatalog(reader);
    if (reads === 'all') return all;
    if (reads === 'nothing') return new Set();
    const { items } = await this.catalog.getEntitiesByRefs(
      {
        entityRefs: [...all],
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: reader },
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
