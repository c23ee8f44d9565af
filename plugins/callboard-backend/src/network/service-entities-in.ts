import {
  Entity,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
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

/** Entities of some services as the catalog has them, before it is known who asks. */
export interface Known {
  /** Those of the services' names. */
  components: Entity[];
  /** Those that name one of the services in their annotation. */
  annotated: Entity[];
  /** By service: those that name it by its labels. */
  labelling: Map<string, Entity[]>;
}

const noRelations = { dependsOn: [], consumes: [], provides: [] };

/**
 * The entities that stand for services, by `<namespace>/<name>`: the components of these names; else those that name one in
 * their annotation, then those that name one by its labels. What is said of a service is what the first of them says.
 */
export function serviceEntitiesIn(
  { components, annotated, labelling }: Known,
  isVisible: (entityRef: string) => boolean,
): Map<string, ServiceEntity> {
  const found = new Map<string, ServiceEntity>();
  for (const entity of components) {
    // By its own name, whatever its annotation says: that must not take the place of another's component.
    const { namespace = 'default', name } = entity.metadata;
    found.set(refOf({ namespace, name }), toServiceEntity(entity, isVisible));
  }
  const isComponent = new Set(found.keys());
  for (const entity of annotated) {
    const ref = refOf(serviceOfEntity(entity));
    // Anybody may annotate an entity of theirs: it stands for no service that has a component of its own.
    if (isComponent.has(ref)) continue;
    add(found, ref, toServiceEntity(entity, isVisible));
  }
  const counts = countOf(labelling);
  for (const [ref, entities] of labelling) {
    // An annotation takes nobody's say.
    if (isComponent.has(ref)) continue;
    for (const entity of entities) {
      const one = toServiceEntity(entity, isVisible);
      // What depends on one that is many services depends on none of them for sure.
      const isOne = counts.get(entity) === 1;
      add(found, ref, isOne ? one : { ...one, ...noRelations });
    }
  }
  return found;
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

function toServiceEntity(
  entity: Entity,
  isVisible: (entityRef: string) => boolean,
): ServiceEntity {
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
    isVisible: isVisible(entityRef),
    dependsOn: targets(RELATION_DEPENDS_ON),
    consumes: targets(RELATION_CONSUMES_API),
    provides: targets(RELATION_PROVIDES_API),
  };
}
