import { appAt, Crowd } from './crowd';

/** What runs in the cluster of the bench. */
export const crowd: Crowd = { namespaces: 250, appsEach: 4, podsEach: 10 };

/** Of each sort: of one app, and of those of 25 namespaces. */
export const entityCount = 300;

/** Names the entity of an app, by its number; `spans`: the one for those of 25 namespaces. */
export const nameAt = (index: number, spans: boolean) =>
  spans ? `span-${index}` : appAt(crowd, index).name;

/** The same as a reference. */
export const refAt = (index: number, spans: boolean) =>
  `component:default/${nameAt(index, spans)}`;

/** An entity for an app alone, or for it and those of 24 other namespaces. */
export function entityAt(index: number, spans: boolean) {
  const { namespace, name, part } = appAt(crowd, index);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: nameAt(index, spans),
      namespace: 'default',
      annotations: {
        'callboard.dev/service': `${namespace}/${name}`,
        ...(spans
          ? {
              'backstage.io/kubernetes-label-selector': `app.kubernetes.io/part-of=${part}`,
            }
          : {
              'backstage.io/kubernetes-id': name,
              'backstage.io/kubernetes-namespace': namespace,
            }),
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  };
}
