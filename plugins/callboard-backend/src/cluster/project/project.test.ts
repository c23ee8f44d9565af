import { pod, service } from '../watch/__testUtils__/live';
import { objectOfPod } from './object-of-pod';
import { project } from './project';
import { Served } from './Served';
import { Shared } from './Shared';

const kinds: Record<string, Served> = Object.fromEntries(
  [
    ['', 'v1', 'Pod', 'pods'],
    ['', 'v1', 'Namespace', 'namespaces'],
    ['', 'v1', 'Service', 'services'],
    ['apps', 'v1', 'Deployment', 'deployments'],
    ['apps', 'v1', 'DaemonSet', 'daemonsets'],
    ['apps', 'v1', 'ReplicaSet', 'replicasets'],
    ['batch', 'v1', 'Job', 'jobs'],
    ['discovery.k8s.io', 'v1', 'EndpointSlice', 'endpointslices'],
    ['networking.k8s.io', 'v1', 'NetworkPolicy', 'networkpolicies'],
    ['gateway.networking.k8s.io', 'v1', 'Gateway', 'gateways'],
    ['gateway.networking.k8s.io', 'v1', 'HTTPRoute', 'httproutes'],
  ].map(([group, version, kind, resource]) => [
    kind,
    { group, version, kind, resource, isNamespaced: kind !== 'Namespace' },
  ]),
);
const shared = new Shared();
const held = (kind: string, value: unknown): any =>
  project(value, kinds[kind], shared);
const named = (more: object) => ({
  metadata: { name: 'web', namespace: 'shop' },
  ...more,
});
const container = (name: string, more = {}) => ({ name, image: 'x', ...more });

describe('a pod', () => {
  it('is what answers depend on', () => {
    expect(held('Pod', pod('web-1')).pod).toEqual({
      namespace: 'shop',
      name: 'web-1',
      labels: { app: 'web', 'pod-template-hash': '1' },
      owner: { kind: 'ReplicaSet', name: 'web-1' },
      serviceAccount: 'default',
      node: 'n1',
      ips: ['10.0.0.1'],
      isOnHostNetwork: false,
      phase: 'Running',
      isReady: true,
      isTerminating: false,
      containers: ['web'],
      proxy: 'none',
      ports: [],
    });
  });

  it.each([
    [
      'istio-sidecar',
      { containers: [container('web'), container('istio-proxy')] },
    ],
    [
      'istio-sidecar',
      {
        containers: [container('web')],
        initContainers: [container('istio-proxy', { restartPolicy: 'Always' })],
      },
    ],
    ['linkerd', { containers: [container('web'), container('linkerd-proxy')] }],
    [
      'none',
      {
        containers: [container('web')],
        initContainers: [container('istio-proxy')],
      },
    ],
  ])('runs with the proxy that is among its containers: %s', (proxy, spec) => {
    expect(held('Pod', pod('web-1', { spec })).pod.proxy).toBe(proxy);
  });

  it('is captured by a ztunnel where its annotation says so', () => {
    const { metadata, ...rest } = pod('web-1');
    const annotations = { 'ambient.istio.io/redirection': 'enabled' };

    expect(
      held('Pod', { ...rest, metadata: { ...metadata, annotations } }).pod
        .proxy,
    ).toBe('istio-ztunnel');
  });

  it('keeps, as a workload, what meshes read and nothing of variables and images', () => {
    const { metadata, ...rest } = pod('web-1');
    const annotations = { 'linkerd.io/inject': 'enabled', note: 'x' };

    const object = objectOfPod(
      held('Pod', { ...rest, metadata: { ...metadata, annotations } }),
    );

    expect(object.metadata.annotations).toEqual({
      'linkerd.io/inject': 'enabled',
    });
    expect(object.spec).toEqual({ containers: [{ name: 'web' }] });
    expect(object.at).toEqual({ path: 'Pod shop/web-1', line: 0 });
  });

  it('shares with its like what both have', () => {
    const [one, other] = ['a', 'b'].map(name => held('Pod', pod(name)));

    expect(one.pod.labels).toBe(other.pod.labels);
    expect(one.shape).toBe(other.shape);
  });

  it('is, as a workload, itself and not its like', () => {
    const [one, other] = ['a', 'b'].map(name =>
      held(
        'Pod',
        pod(name, {
          labels: { app: 'web', 'pod-template-hash': `hash-${name}` },
          owner: `apps/v1 ReplicaSet web-${name}`,
        }),
      ),
    );

    expect(one.shape).toBe(other.shape);
    expect(objectOfPod(other)).toEqual({
      ...{ apiVersion: 'v1', kind: 'Pod' },
      metadata: {
        ...{ name: 'b', namespace: 'shop' },
        labels: { app: 'web', 'pod-template-hash': 'hash-b' },
        owner: { kind: 'ReplicaSet', name: 'web-b' },
      },
      spec: objectOfPod(one).spec,
      status: { phase: 'Running' },
      at: { path: 'Pod shop/b', line: 0 },
      lines: {},
    });
    expect(objectOfPod(other)).toBe(objectOfPod(other));
  });
});

describe('an EndpointSlice', () => {
  it('takes an unknown condition for ready, as Kubernetes does', () => {
    const slice = {
      metadata: {
        name: 'web-x',
        namespace: 'shop',
        labels: { 'kubernetes.io/service-name': 'web' },
      },
      addressType: 'IPv4',
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      endpoints: [
        {
          addresses: ['10.0.0.1'],
          zone: 'a',
          targetRef: { kind: 'Pod', name: 'web-1' },
        },
        {
          addresses: ['10.0.0.2'],
          conditions: { ready: false, terminating: true },
        },
      ],
    };

    expect(held('EndpointSlice', slice).endpointSlice).toEqual({
      namespace: 'shop',
      name: 'web-x',
      service: 'web',
      addressType: 'IPv4',
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      endpoints: [
        {
          addresses: ['10.0.0.1'],
          ...{ isReady: true, isServing: true, isTerminating: false },
          ...{ zone: 'a', pod: 'web-1' },
        },
        {
          addresses: ['10.0.0.2'],
          ...{ isReady: false, isServing: false, isTerminating: true },
        },
      ],
    });
  });

  it('may have no endpoints, which is null', () => {
    const none = { addressType: 'IPv4', endpoints: null, ports: null };

    expect(held('EndpointSlice', named(none)).endpointSlice).toMatchObject({
      endpoints: [],
      ports: [],
    });
  });
});

describe('any other object', () => {
  it.each<[string, object, object]>([
    [
      'Deployment',
      {
        spec: {
          replicas: 3,
          template: {
            metadata: { labels: { a: 'b' }, annotations: { checksum: '1' } },
            spec: {
              containers: [
                container('web', {
                  env: [],
                  ports: [{ containerPort: 80, hostPort: 1 }],
                }),
              ],
            },
          },
        },
        status: { replicas: 3 },
      },
      {
        spec: {
          template: {
            metadata: { labels: { a: 'b' }, annotations: {} },
            spec: {
              containers: [{ name: 'web', ports: [{ containerPort: 80 }] }],
            },
          },
        },
      },
    ],
    [
      'DaemonSet',
      { spec: {}, status: { numberReady: 1, desiredNumberScheduled: 2, x: 3 } },
      { spec: {}, status: { numberReady: 1, desiredNumberScheduled: 2 } },
    ],
    [
      'Service',
      { spec: { ports: [] }, status: { loadBalancer: {}, conditions: [] } },
      { spec: { ports: [] }, status: { loadBalancer: {} } },
    ],
    [
      'Gateway',
      { spec: { listeners: [] }, status: { addresses: [], conditions: [] } },
      { spec: { listeners: [] }, status: { addresses: [] } },
    ],
    ['HTTPRoute', { spec: { rules: [] }, status: {} }, { spec: { rules: [] } }],
    [
      'NetworkPolicy',
      { spec: { ingress: [] }, status: {} },
      { spec: { ingress: [] } },
    ],
  ])('keeps what is read of it: %s', (kind, value, kept) => {
    const { apiVersion, metadata, at, lines, ...rest } = held(
      kind,
      named(value),
    ).object;

    expect(JSON.parse(JSON.stringify(rest))).toEqual({ kind, ...kept });
  });

  it('keeps of a route who took it, and whether as it is now', () => {
    const condition = (type: string, observedGeneration?: number) => ({
      ...{ type, status: 'True', reason: 'Because', observedGeneration },
      ...{ message: 'x', lastTransitionTime: '2026-11-21T10:00:00Z' },
    });
    const parentRef = { name: 'public', namespace: 'gateways' };
    const { status } = held('HTTPRoute', {
      metadata: { name: 'web', namespace: 'shop', generation: 2 },
      spec: {},
      status: {
        parents: [
          {
            ...{ parentRef, controllerName: 'example.com/gateway' },
            conditions: [
              condition('Accepted', 1),
              condition('ResolvedRefs', 2),
              condition('PartiallyInvalid'),
              condition('example.com/Seen', 2),
            ],
          },
        ],
      },
    }).object;

    const kept = { status: 'True', reason: 'Because' };
    expect(status).toEqual({
      parents: [
        {
          parentRef,
          conditions: [
            { type: 'Accepted', ...kept, isCurrent: false },
            { type: 'ResolvedRefs', ...kept, isCurrent: true },
            { type: 'PartiallyInvalid', ...kept, isCurrent: true },
          ],
        },
      ],
    });
  });

  it('keeps its labels and annotations, but not the object once more', () => {
    const metadata = {
      ...{ name: 'shop', labels: { a: 'b' }, managedFields: [{}] },
      annotations: {
        note: 'x',
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
      },
    };

    expect(held('Namespace', { metadata, status: {} }).object.metadata).toEqual(
      {
        name: 'shop',
        labels: { a: 'b' },
        annotations: { note: 'x' },
      },
    );
  });

  const by = (apiVersion: string, kind: string) => ({
    metadata: {
      ...named({}).metadata,
      ownerReferences: [{ apiVersion, kind, name: 'web', controller: true }],
    },
    spec: {},
  });

  it.each([
    ['ReplicaSet', 'apps/v1', 'Deployment', 'controlled'],
    ['ReplicaSet', 'argoproj.io/v1alpha1', 'Rollout', 'controlled'],
    ['Job', 'batch/v1', 'CronJob', 'controlled'],
    ['ReplicaSet', 'example.com/v1', 'Deployment', 'object'],
    ['Deployment', 'example.com/v1', 'Shop', 'object'],
  ])(
    'does not stand beside what controls it, where that is read: %s of %s %s',
    (kind, apiVersion, owner, is) => {
      expect(held(kind, by(apiVersion, owner)).is).toBe(is);
    },
  );
});

describe('what makes no sense', () => {
  it.each<[string, unknown, string]>([
    ['Pod', { metadata: { name: 'a', namespace: 'b' } }, 'Pod b/a'],
    ['Pod', pod('a', { spec: { containers: 'x' } }), 'Pod shop/a'],
    ['Pod', pod('a', { labels: { app: 7 } }), 'Pod shop/a'],
    ['EndpointSlice', named({ addressType: 7 }), 'EndpointSlice shop/web'],
    [
      'Service',
      { ...service('a'), metadata: { name: 'a', labels: 'x' } },
      'Service a',
    ],
    ['Service', null, 'Service (without a name)'],
    ['Service', 7, 'Service (without a name)'],
    ['Service', { metadata: [] }, 'Service (without a name)'],
  ])('is named, and nothing throws: %s %j', (kind, value, object) => {
    expect(held(kind, value)).toEqual({
      is: 'malformed',
      malformed: expect.objectContaining({
        object,
        message: expect.any(String),
      }),
    });
  });

  it('is named where reading it fails in a way that nobody thought of', () => {
    const metadata = {
      name: 'a',
      get labels() {
        throw new Error('unthought of');
      },
    };

    expect(held('Service', { metadata }).malformed).toEqual({
      object: 'Service a',
      message: 'cannot be read: Error: unthought of',
    });
  });
});
