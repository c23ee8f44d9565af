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

/** The entity that the catalog module makes of a microservice. */
export function componentRef({ namespace, name }: ServiceName): string {
  return `component:${namespace}/${name}`;
}
