import { Entity } from '@backstage/catalog-model';
import {
  CALLBOARD_SERVICE_ANNOTATION,
  ServiceName,
} from '@callboard/plugin-callboard-common';

/**
 * The Service that an entity stands for: what its annotation names, else what its own namespace and name spell.
 */
export function serviceOfEntity({ metadata }: Entity): ServiceName {
  const annotation = metadata.annotations?.[CALLBOARD_SERVICE_ANNOTATION];
  const match = annotation && /^([^/]+)\/([^/]+)$/.exec(annotation.trim());
  return match
    ? { namespace: match[1], name: match[2] }
    : { namespace: metadata.namespace ?? 'default', name: metadata.name };
}

/** What is wrong with the annotation of an entity, in words with the remedy; nothing where it is fine or not there. */
export function mistakeInAnnotation({ metadata }: Entity): string | undefined {
  const annotation = metadata.annotations?.[CALLBOARD_SERVICE_ANNOTATION];
  const services = annotation?.split(',').map(part => part.trim()) ?? [];
  if (services.length > 1) {
    return `this entity matches ${services.length} services (${services.join(
      ', ',
    )}): name one of them in ${CALLBOARD_SERVICE_ANNOTATION}, and give the others an entity each`;
  }
  const isWrong = services.some(text => !/^[^/\s]+\/[^/\s]+$/.test(text));
  return isWrong
    ? `'${annotation}' in ${CALLBOARD_SERVICE_ANNOTATION} is no service: use <namespace>/<name>, e.g. shop/orders`
    : undefined;
}

/** The entity that the catalog module makes of a microservice. */
export function componentRef({ namespace, name }: ServiceName): string {
  return `component:${namespace}/${name}`;
}
