import { ApiClient } from '@callboard/test-cluster/src/ApiClient';

/** How much runs in the cluster: every app is a Deployment, a Service, a NetworkPolicy, and its pods with an EndpointSlice. */
export interface Crowd {
  namespaces: number;
  appsEach: number;
  podsEach: number;
}

const inFlight = 32;
const nodes = 50;

type Sending = { path: string; body: object; status?: object };

const each = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const namespacesOf = ({ namespaces }: Crowd): Sending[] =>
  each(namespaces, index => ({
    path: '/api/v1/namespaces',
    body: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: `team-${index}` },
    },
  }));

const addressOf = (at: number) =>
  `10.${100 + (at >> 16)}.${(at >> 8) & 255}.${at & 255}`;

/** Creates the apps of a crowd, and no pods of theirs. */
export async function gatherApps(api: ApiClient, crowd: Crowd): Promise<void> {
  await send(api, namespacesOf(crowd));
  await send(api, appsOf(crowd));
}

/** Creates their pods, and what controllers would make of these: none are there. */
export async function gatherPods(api: ApiClient, crowd: Crowd): Promise<void> {
  await send(api, podsOf(crowd));
  await send(api, slicesOf(crowd));
}

/** The app at a place, counted from 0; apps of 25 namespaces make one part. */
export function appAt({ appsEach }: Crowd, index: number) {
  const namespace = `team-${Math.floor(index / appsEach)}`;
  return {
    namespace,
    name: `app-${index}`,
    part: `part-${Math.floor(index / appsEach / 25)}-${index % appsEach}`,
  };
}

const countOf = ({ namespaces, appsEach }: Crowd) => namespaces * appsEach;

function labelsOf(crowd: Crowd, index: number) {
  const { name, part } = appAt(crowd, index);
  return {
    app: name,
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': part,
    'app.kubernetes.io/version': '1.8.0',
    'backstage.io/kubernetes-id': name,
  };
}

function appsOf(crowd: Crowd): Sending[] {
  return each(countOf(crowd), index => {
    const { namespace, name } = appAt(crowd, index);
    const labels = labelsOf(crowd, index);
    const metadata = { name, namespace, labels };
    const place = (group: string, resource: string) =>
      `${group}/namespaces/${namespace}/${resource}`;
    return [
      {
        path: place('/apis/apps/v1', 'deployments'),
        body: {
          ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata },
          spec: {
            replicas: crowd.podsEach,
            selector: { matchLabels: { app: name } },
            template: { metadata: { labels }, spec: podSpec() },
          },
        },
      },
      {
        path: place('/api/v1', 'services'),
        body: {
          ...{ apiVersion: 'v1', kind: 'Service', metadata },
          spec: {
            selector: { app: name },
            ports: [{ name: 'http', port: 80, targetPort: 8080 }],
          },
        },
      },
      {
        path: place('/apis/networking.k8s.io/v1', 'networkpolicies'),
        body: {
          ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
          metadata,
          spec: {
            podSelector: { matchLabels: { app: name } },
            policyTypes: ['Ingress'],
            ingress: [
              { from: callersOf(crowd, index), ports: [{ port: 8080 }] },
            ],
          },
        },
      },
    ];
  }).flat();
}

function slicesOf(crowd: Crowd): Sending[] {
  return each(countOf(crowd), index => {
    const { namespace, name } = appAt(crowd, index);
    return {
      path: `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`,
      body: {
        ...{ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
        metadata: {
          ...{ name, namespace },
          labels: { 'kubernetes.io/service-name': name },
        },
        addressType: 'IPv4',
        ports: [{ name: 'http', port: 8080 }],
        endpoints: each(crowd.podsEach, pod => ({
          addresses: [addressOf(index * crowd.podsEach + pod)],
          conditions: { ready: true, serving: true, terminating: false },
          zone: `zone-${pod % 3}`,
          targetRef: { kind: 'Pod', namespace, name: `${name}-${pod}` },
        })),
      },
    };
  });
}

/** Two apps before it. */
function callersOf(crowd: Crowd, index: number) {
  return [1, 2].map(back => {
    const { namespace, name } = appAt(crowd, Math.max(0, index - back));
    return {
      namespaceSelector: {
        matchLabels: { 'kubernetes.io/metadata.name': namespace },
      },
      podSelector: { matchLabels: { app: name } },
    };
  });
}

function podsOf(crowd: Crowd): Sending[] {
  return each(countOf(crowd) * crowd.podsEach, at => {
    const index = Math.floor(at / crowd.podsEach);
    const { namespace, name } = appAt(crowd, index);
    return {
      path: `/api/v1/namespaces/${namespace}/pods`,
      body: {
        ...{ apiVersion: 'v1', kind: 'Pod' },
        metadata: {
          ...{ namespace, name: `${name}-${at % crowd.podsEach}` },
          labels: { ...labelsOf(crowd, index), 'pod-template-hash': 'abcde' },
          ownerReferences: [
            {
              ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet', uid: name },
              ...{ name: `${name}-abcde`, controller: true },
            },
          ],
        },
        spec: { ...podSpec(), nodeName: `node-${at % nodes}` },
      },
      status: statusOf(at),
    };
  });
}

/** As large as pods are: two containers with settings and probes. */
function podSpec() {
  const container = (name: string, port: number) => ({
    ...{ name, image: `registry.example.com/team/${name}:1.8.0` },
    ports: [{ name: 'http', containerPort: port }],
    env: each(12, index => ({
      name: `SETTING_${index}`,
      value: `the value of a setting that is as long as they are, ${index}`,
    })),
    readinessProbe: { httpGet: { path: '/readyz', port } },
    livenessProbe: { httpGet: { path: '/livez', port } },
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
  });
  return { containers: [container('app', 8080), container('agent', 9000)] };
}

function statusOf(at: number) {
  const since = '2026-11-20T10:00:00Z';
  return {
    ...{ phase: 'Running', startTime: since },
    ...{ podIP: addressOf(at), podIPs: [{ ip: addressOf(at) }] },
    conditions: ['Initialized', 'PodScheduled', 'ContainersReady', 'Ready'].map(
      type => ({ type, status: 'True', lastTransitionTime: since }),
    ),
    containerStatuses: ['app', 'agent'].map(name => ({
      ...{ name, ready: true, started: true, restartCount: 0 },
      image: `registry.example.com/team/${name}:1.8.0`,
      imageID: `registry.example.com/team/${name}@sha256:${'0'.repeat(64)}`,
      state: { running: { startedAt: since } },
    })),
  };
}

/** @throws what the server refuses. */
async function send(api: ApiClient, all: Sending[]): Promise<void> {
  const queue = all[Symbol.iterator]();
  const one = async () => {
    for (const { path, body, status } of queue) {
      await ask(api, 'POST', path, body);
      if (!status) continue;
      const { metadata } = body as { metadata: { name: string } };
      const own = `${path}/${metadata.name}`;
      await ask(api, 'PUT', `${own}/status`, { ...body, status });
    }
  };
  await Promise.all(each(inFlight, one));
}

async function ask(api: ApiClient, method: string, path: string, body: object) {
  const answer = await api.send(method, path, JSON.stringify(body));
  if (answer.status < 300) return;
  throw new Error(`${method} ${path}: ${answer.body.message ?? answer.body}`);
}
