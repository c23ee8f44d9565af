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
import { CALLBOARD_SERVICE_ANNOTATION } from '@callboard/plugin-callboard-common';
import { Access } from '../Access';
import { kubernetesAnnotations } from '../cluster/facts/services-of-entity';
import { Fresh } from '../kept/Fresh';
import { refOf } from '../repository/state';
import { serviceOfEntity } from './service-of-entity';
import { LabelledService, standingFor } from './standing-for';

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
  /** By service: those that name it by its labels. */
  labelling: Map<string, Entity[]>;
}

const noRelations = { dependsOn: [], consumes: [], provides: [] };

/** So long is taken for granted what the catalog said; whether a reader may see it is asked each time. */
const keptSeconds = 10;
/** An environment asks for the same services again and again. */
const mostKept = 20;
const mostEntities = 1000;

interface Kept {
  services: LabelledService[];
  known: Fresh<Known>;
}

/** Looks services up in the catalog. */
export class Entities {
  private readonly kept = new Map<string, Kept>();
  private readonly byRef = new Map<string, Fresh<Entity | undefined>>();

  constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly access: Pick<Access, 'readsCatalog'>,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  /**
   * The entities that stand for services, by `<namespace>/<name>`: the components of these names; else those that name one in
   * their annotation; else those that Backstage's Kubernetes plugin would show it for, where it is known what runs. What
   * the reader may not see is there and not visible.
   */
  async of(
    services: LabelledService[],
    reader: BackstageCredentials,
  ): Promise<Map<string, ServiceEntity>> {
    const wanted = new Set(services.map(refOf));
    const { components, annotated, labelling } = await this.known(services);
    const visible = await this.visible(
      [...components, ...annotated, ...[...labelling.values()].flat()],
      reader,
    );
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
      add(found, ref, toServiceEntity(entity, visible));
    }
    const isNamed = new Set(found.keys());
    const counts = countOf(labelling);
    for (const [ref, entities] of labelling) {
      if (isNamed.has(ref)) continue;
      for (const entity of entities) {
        const one = toServiceEntity(entity, visible);
        // What depends on one that is many services depends on none of them for sure.
        const isOne = counts.get(entity) === 1;
        add(found, ref, isOne ? one : { ...one, ...noRelations });
      }
    }
    return found;
  }

  /** An entity by its ref; nothing where there is none that the reader may see. */
  async find(
    entityRef: string,
    reader: BackstageCredentials,
  ): Promise<Entity | undefined> {
    if ((await this.access.readsCatalog(reader)) !== 'all') {
      return this.catalog.getEntityByRef(entityRef, { credentials: reader });
    }
    const kept = this.byRef.get(entityRef) ?? this.ask(entityRef);
    const entity = await kept.get();
    // One that is not there yet may be the next moment.
    if (!entity) this.byRef.delete(entityRef);
    return entity;
  }

  private ask(entityRef: string): Fresh<Entity | undefined> {
    const asked = new Fresh(
      async () =>
        this.catalog.getEntityByRef(entityRef, {
          credentials: await this.auth.getOwnServiceCredentials(),
        }),
      { seconds: keptSeconds, clock: this.clock },
    );
    makeRoom(this.byRef, mostEntities);
    this.byRef.set(entityRef, asked);
    return asked;
  }

  private known(services: LabelledService[]): Promise<Known> {
    // Whether it is known what runs makes a difference, too.
    const key = services
      .map(one => `${refOf(one)}${one.labels ? '*' : ''}`)
      .join();
    const before = this.kept.get(key);
    if (before) {
      // Their labels may have changed since.
      before.services = services;
      return before.known.get();
    }
    makeRoom(this.kept, mostKept);
    const kept: Kept = {
      services,
      known: new Fresh(() => this.lookUp(kept.services), {
        seconds: keptSeconds,
        clock: this.clock,
      }),
    };
    this.kept.set(key, kept);
    return kept.known.get();
  }

  private async lookUp(services: LabelledService[]): Promise<Known> {
    const own = { credentials: await this.auth.getOwnServiceCredentials() };
    const annotatedWith = async (...annotations: string[]) =>
      this.catalog.getEntities(
        {
          filter: annotations.map(annotation => ({
            [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
          })),
          fields,
        },
        own,
      );
    const [byName, byAnnotation, byLabels] = await Promise.all([
      this.catalog.getEntitiesByRefs(
        {
          entityRefs: services.map(one => `component:${refOf(one)}`),
          fields,
        },
        own,
      ),
      annotatedWith(CALLBOARD_SERVICE_ANNOTATION),
      services.some(({ labels }) => labels)
        ? annotatedWith(
            kubernetesAnnotations.id,
            kubernetesAnnotations.selector,
          )
        : { items: [] },
    ]);
    const isOurs = ({ metadata }: Entity) =>
      metadata.annotations?.[CALLBOARD_SERVICE_ANNOTATION] !== undefined;
    return {
      components: byName.items.flatMap(entity => entity ?? []),
      annotated: byAnnotation.items,
      labelling: standingFor(
        byLabels.items.filter(entity => !isOurs(entity)),
        services,
      ),
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

/** The oldest goes where there are as many as there may be. */
function makeRoom(kept: Map<string, unknown>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size >= most) kept.delete(oldest);
}

/** For how many services each stands. */
function countOf(standing: Map<string, Entity[]>): Map<Entity, number> {
  const counts = new Map<Entity, number>();
  for (const entity of [...standing.values()].flat()) {
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  return counts;
}

/** Of several that stand for a service, all have a say. */
function add(
  found: Map<string, ServiceEntity>,
  ref: string,
  one: ServiceEntity,
): void {
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
