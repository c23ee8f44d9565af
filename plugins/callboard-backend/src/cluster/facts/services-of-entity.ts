import { Entity } from '@backstage/catalog-model';
import {
  CALLBOARD_SERVICE_ANNOTATION,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import {
  equalTo,
  Network,
  selects,
  Selector,
  SnapshotObject,
  Workload,
} from '@callboard/reachability';
import {
  mistakeInAnnotation,
  serviceOfEntity,
} from '../../network/service-of-entity';
import { parseLabelSelector } from './label-selector';

/** The Services that an entity may stand for, and where they were sought. */
export interface EntityServices {
  /** The likeliest first; of those that are alike in alphabetical order. */
  services: (ServiceName & {
    /** A sentence: by what it was found. */
    evidence: string;
  })[];
  /** E.g. `Services and workloads with the labels app=orders in the namespace shop`. */
  sought: string;
}

/** What is looked for: labels, of objects in one namespace or anywhere. */
interface Wanted {
  selector: Selector;
  /** As people write it. */
  text: string;
  namespace?: string;
}

/** Of Backstage's Kubernetes plugin. */
export const kubernetesAnnotations = {
  id: 'backstage.io/kubernetes-id',
  namespace: 'backstage.io/kubernetes-namespace',
  selector: 'backstage.io/kubernetes-label-selector',
};

/** Labels that may be the name of an entity, the likeliest first. */
const namingLabels = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/part-of',
];

/**
 * The Services of a live cluster that an entity may stand for: what our own annotation names; else what the annotations of
 * Backstage's Kubernetes plugin select; else, where it has none of these, what has the entity's name in a standard label. A
 * Service is found by its own labels, or by selecting the pods of a workload that has them.
 * @see https://backstage.io/docs/features/kubernetes/configuration#surfacing-your-kubernetes-components-as-part-of-an-entity
 */
export function servicesOfEntity(
  network: Network,
  entity: Entity,
): EntityServices {
  const said = entity.metadata.annotations ?? {};
  if (said[CALLBOARD_SERVICE_ANNOTATION]) return byOwnAnnotation(entity);
  const text = textOf(entity);
  const namespace = said[kubernetesAnnotations.namespace];
  if (text === undefined) return byName(network, entity, namespace);
  const selector = parseLabelSelector(text);
  return selector
    ? found(network, [{ selector, text, namespace }])
    : {
        services: [],
        sought: `'${text}' in ${kubernetesAnnotations.selector} is no label selector: use one such as app=orders`,
      };
}

/**
 * The objects that the annotations of Backstage's Kubernetes plugin select for an entity; nothing where it has none, or they
 * make no sense.
 */
export function selectedFor(
  entity: Entity,
): { selector: Selector; namespace?: string } | undefined {
  const text = textOf(entity);
  const selector = text === undefined ? undefined : parseLabelSelector(text);
  const namespace =
    entity.metadata.annotations?.[kubernetesAnnotations.namespace];
  return selector && { selector, ...(namespace && { namespace }) };
}

function textOf({ metadata }: Entity): string | undefined {
  const said = metadata.annotations ?? {};
  return (
    said[kubernetesAnnotations.selector] ??
    idText(said[kubernetesAnnotations.id])
  );
}

function byOwnAnnotation(entity: Entity): EntityServices {
  const mistake = mistakeInAnnotation(entity);
  if (mistake) return { services: [], sought: mistake };
  const evidence = `the annotation ${CALLBOARD_SERVICE_ANNOTATION} names it`;
  const service = serviceOfEntity(entity);
  return {
    services: [{ ...service, evidence }],
    sought: `the Service ${service.namespace}/${service.name}, which the annotation ${CALLBOARD_SERVICE_ANNOTATION} names`,
  };
}

function idText(id: string | undefined): string | undefined {
  return id === undefined ? undefined : `${kubernetesAnnotations.id}=${id}`;
}

function byName(
  network: Network,
  { metadata }: Entity,
  namespace: string | undefined,
): EntityServices {
  const wanted = namingLabels.map(label => ({
    selector: equalTo({ [label]: metadata.name }),
    text: `${label}=${metadata.name}`,
    namespace,
  }));
  const first = wanted.find(one => found(network, [one]).services.length > 0);
  return found(network, first ? [first] : wanted);
}

function found(network: Network, wanted: Wanted[]): EntityServices {
  const [{ namespace }] = wanted;
  const services = wanted.flatMap(one => [
    ...byServiceLabels(network, one),
    ...byWorkloadLabels(network, one),
  ]);
  const eachOnce = new Map(
    services.reverse().map(one => [`${one.namespace}/${one.name}`, one]),
  );
  return {
    services: [...eachOnce]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, service]) => service),
    sought: `Services and workloads with the labels ${wanted
      .map(({ text }) => text)
      .join(' or ')} in ${
      namespace ? `the namespace ${namespace}` : 'all namespaces'
    }`,
  };
}

function byServiceLabels({ services }: Network, wanted: Wanted) {
  return services
    .filter(({ object, namespace }) => isWanted(wanted, namespace, object))
    .map(({ namespace, name }) => ({
      namespace,
      name,
      evidence: `it has the labels ${wanted.text}`,
    }));
}

/** Its own labels count, and those of its pods. */
function byWorkloadLabels(network: Network, wanted: Wanted) {
  return network.workloads
    .filter(
      workload =>
        workload.object &&
        (isWanted(wanted, workload.namespace, workload.object) ||
          hasPodsWanted(wanted, workload)),
    )
    .flatMap(workload =>
      network.servicesOf(workload).map(({ namespace, name }) => ({
        namespace,
        name,
        evidence: `it selects the pods of the ${workload.kind} ${workload.namespace}/${workload.name}, which has the labels ${wanted.text}`,
      })),
    );
}

function isWanted(
  { selector, namespace }: Wanted,
  its: string,
  { metadata }: SnapshotObject,
): boolean {
  const labels = { known: metadata.labels ?? {}, mayHave: () => false };
  return (namespace ?? its) === its && selects(selector, labels) === 'yes';
}

function hasPodsWanted(
  { selector, namespace }: Wanted,
  workload: Workload,
): boolean {
  return (
    (namespace ?? workload.namespace) === workload.namespace &&
    selects(selector, workload.labels) === 'yes'
  );
}
