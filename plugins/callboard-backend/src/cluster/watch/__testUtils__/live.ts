type Json = Record<string, any>;

const metadata = (name: string) => ({ name, namespace: 'shop' });
const container = { name: 'web', image: 'web:1', env: [{ name: 'A' }] };

/** A pod of ReplicaSet `web-1`, as an API server sends it, and what is said otherwise of it. */
export function pod(name: string, { labels, owner, spec, ...rest }: Json = {}) {
  const controller = owner === undefined ? 'apps/v1 ReplicaSet web-1' : owner;
  const [apiVersion, kind, controllerName] = (controller || '').split(' ');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata(name),
      managedFields: [{}],
      labels: labels ?? { app: 'web', 'pod-template-hash': '1' },
      ...(controller && {
        ownerReferences: [
          { apiVersion, kind, name: controllerName, controller: true },
        ],
      }),
    },
    spec: { containers: [container], nodeName: 'n1', ...spec },
    status: {
      phase: 'Running',
      podIPs: [{ ip: '10.0.0.1' }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
    ...rest,
  };
}

export const replicaSet = (name: string, owner = 'web') => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    ...metadata(name),
    ownerReferences: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: owner,
        controller: true,
      },
    ],
  },
  spec: {},
});

export const deployment = (name: string, labels: Json = { app: 'web' }) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata(name),
  spec: {
    replicas: 1,
    template: { metadata: { labels }, spec: { containers: [container] } },
  },
});

export const service = (name: string, spec: Json = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadata(name),
  spec,
});
