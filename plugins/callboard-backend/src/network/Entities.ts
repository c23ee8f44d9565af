import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CALLBOARD_SERVICE_ANNOTATION,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { Access } from '../Access';
import { kubernetesAnnotations } from '../cluster/facts/services-of-entity';
import { Fresh } from '../kept/Fresh';
import { onceEach } from '../kept/once-each';
import { refOf } from '../repository/state';
import { Known, ServiceEntity, serviceEntitiesIn } from './service-entities-in';
import { serviceOfEntity } from './service-of-entity';
import { LabelledService, standingFor } from './standing-for';

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.owner',
  'relations',
];

/** So long is taken for granted what the catalog said; whether a reader may see it is asked each time. */
const keptSeconds = 10;
/** An environment asks for the same services again and again. */
const mostKept = 20;
const mostEntities = 1000;

interface Kept {
  services: LabelledService[];
  known: Fresh<Known>;
}

/** Whatever there is, which most readers may see all of. */
const seenByAll = onceEach((known: Known) =>
  serviceEntitiesIn(known, () => true),
);

/** Whether it is known what runs makes a difference, too. */
const keyOf = onceEach((services: LabelledService[]) => ({
  key: services.map(one => `${refOf(one)}${one.labels ? '*' : ''}`).join(),
}));

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
   * their annotation, and those that Backstage's Kubernetes plugin would show it for, where it is known what runs. What
   * the reader may not see is there and not visible.
   */
  async of(
    services: LabelledService[],
    reader: BackstageCredentials,
  ): Promise<Map<string, ServiceEntity>> {
    const known = await this.known(services);
    const reads = await this.access.readsCatalog(reader);
    if (reads === 'all') return seenByAll(known);
    const visible = reads === 'some' ? await this.visible(known, reader) : [];
    const isVisible = new Set(visible);
    return serviceEntitiesIn(known, ref => isVisible.has(ref));
  }

  /** Refs of all that stand for one of these services, whoever asks; none where it has no entity. */
  async refsOf(
    service: ServiceName,
    services: LabelledService[],
  ): Promise<string[]> {
    const all = seenByAll(await this.known(services));
    return all.get(refOf(service))?.entityRefs ?? [];
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
    const { key } = keyOf(services);
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
    const wanted = new Set(services.map(refOf));
    const isOurs = ({ metadata }: Entity) =>
      metadata.annotations?.[CALLBOARD_SERVICE_ANNOTATION] !== undefined;
    return {
      components: byName.items.flatMap(entity => entity ?? []),
      annotated: byAnnotation.items.filter(entity =>
        wanted.has(refOf(serviceOfEntity(entity))),
      ),
      labelling: standingFor(
        byLabels.items.filter(entity => !isOurs(entity)),
        services,
      ),
    };
  }

  /** Refs of those that the reader may see. */
  private async visible(
    { components, annotated, labelling }: Known,
    reader: BackstageCredentials,
  ): Promise<string[]> {
    const all = [...components, ...annotated, ...labelling.values()].flat();
    const { items } = await this.catalog.getEntitiesByRefs(
      {
        entityRefs: [...new Set(all.map(one => stringifyEntityRef(one)))],
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: reader },
    );
    return items.flatMap(entity => (entity ? stringifyEntityRef(entity) : []));
  }
}

/** The oldest goes where there are as many as there may be. */
function makeRoom(kept: Map<string, unknown>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size >= most) kept.delete(oldest);
}
