import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import {
  CALLBOARD_SERVICE_ANNOTATION,
  MicroserviceSummary,
} from '@callboard/plugin-callboard-common';

/** The catalog component of a microservice: its declared calls become `dependsOn`. */
export function toEntity(service: MicroserviceSummary): Entity {
  const { namespace, name, repository, owner, system, calls } = service;
  const location = `callboard:${repository}/services/${namespace}/${name}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [CALLBOARD_SERVICE_ANNOTATION]: `${namespace}/${name}`,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner,
      ...(system && { system: `system:default/${system}` }),
      dependsOn: [
        ...new Set(
          calls.map(callee => `component:${callee.namespace}/${callee.name}`),
        ),
      ],
    },
  };
}
