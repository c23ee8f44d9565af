import { ClusterSighting } from '../ClusterSighting';
import { addressesOf, refusedRoutes } from './addresses';
import {
  everyKind,
  kind,
  objectsOf,
  pod,
  sightingOf,
} from './__testUtils__/sighting';

const orders = { namespace: 'shop', name: 'orders' };
const kinds = [
  ...everyKind,
  kind('gateway.networking.k8s.io', 'Gateway'),
  kind('networking.istio.io', 'Gateway'),
];
const seen = (written: object[], more: Partial<ClusterSighting> = {}) =>
  sightingOf({ objects: objectsOf(...written), kinds, ...more });
const addressesIn = (...written: object[]) =>
  addressesOf(seen(written), orders);

const service = (spec: object, status?: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: orders,
  spec,
  ...(status && { status }),
});
const given = (...ingress: object[]) => ({ loadBalancer: { ingress } });

const gateway = (status: object) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'public', namespace: 'gateways' },
  spec: {
    listeners: [
      { name: 'http', port: 80 },
      { name: 'https', port: 443 },
    ],
  },
  status,
});

const condition = (type: string, its: object = {}) => ({
  ...{ type, status: 'True', reason: type, isCurrent: true },
  ...its,
});
const accepted = [condition('Accepted'), condition('ResolvedRefs')];

/** A route that the parent has taken, unless said. */
const route = (
  parent: object,
  itsKind = 'HTTPRoute',
  conditions: object[] = accepted,
) => {
  const parentRef = { name: 'public', namespace: 'gateways', ...parent };
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: itsKind,
    metadata: orders,
    spec: {
      parentRefs: [parentRef],
      rules: [{ backendRefs: [{ name: 'orders', port: 80 }] }],
    },
    status: { parents: [{ parentRef, conditions }] },
  };
};

describe('where a Service is reached from outside', () => {
  it('is nowhere for one of the cluster', () => {
    expect(addressesIn(service({ ports: [{ port: 80 }] }))).toEqual([]);
  });

  it('is its ports on every node', () => {
    const ports = [
      { port: 80, nodePort: 31080 },
      { port: 53, nodePort: 31053, protocol: 'UDP' },
    ];

    expect(addressesIn(service({ type: 'NodePort', ports }))).toEqual([
      { kind: 'NodePort', address: '*:31080' },
      { kind: 'NodePort', address: '*:31053/UDP' },
    ]);
  });

  it('is its load balancer, by address or name', () => {
    const ports = [{ port: 80 }];
    const status = given(
      { ip: '203.0.113.7' },
      { ip: '2001:db8::7' },
      { hostname: 'lb.example.com' },
    );

    expect(
      addressesIn(service({ type: 'LoadBalancer', ports }, status)),
    ).toEqual([
      { kind: 'LoadBalancer', address: '203.0.113.7:80' },
      { kind: 'LoadBalancer', address: '[2001:db8::7]:80' },
      { kind: 'LoadBalancer', address: 'lb.example.com:80' },
    ]);
  });

  it('has no address before the load balancer gave one', () => {
    const ports = [{ port: 80, nodePort: 31080 }];

    expect(addressesIn(service({ type: 'LoadBalancer', ports }))).toEqual([
      { kind: 'LoadBalancer' },
      { kind: 'NodePort', address: '*:31080' },
    ]);
  });

  it('is the gateway that a route asks for, at the listener that it names', () => {
    const status = { addresses: [{ type: 'IPAddress', value: '203.0.113.9' }] };
    const via = 'gateways/public';

    expect(addressesIn(gateway(status), route({}))).toEqual([
      { kind: 'Gateway', address: '203.0.113.9:80', via },
      { kind: 'Gateway', address: '203.0.113.9:443', via },
    ]);
    expect(
      addressesIn(
        gateway(status),
        route({ sectionName: 'https' }, 'GRPCRoute'),
      ),
    ).toEqual([{ kind: 'Gateway', address: '203.0.113.9:443', via }]);
  });

  it('waits for a gateway that has none, or is not there', () => {
    const waiting = [{ kind: 'Gateway', via: 'gateways/public' }];

    expect(addressesIn(gateway({}), route({}))).toEqual(waiting);
    expect(addressesIn(route({}))).toEqual(waiting);
  });

  it('is not told by a route within the mesh, or to another Service', () => {
    const parent = { group: '', kind: 'Service', name: 'orders' };
    const other = route({});
    other.spec.rules = [{ backendRefs: [{ name: 'web', port: 80 }] }];

    expect(addressesIn(route(parent), other)).toEqual([]);
  });

  it('is its Ingress', () => {
    const ingress = (name: string, spec: object, status = {}) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, namespace: 'shop' },
      spec,
      status,
    });
    const backend = { service: { name: 'orders', port: { number: 80 } } };
    const rules = [{ http: { paths: [{ path: '/', backend }] } }];

    expect(
      addressesIn(
        ingress('a', { rules }, given({ hostname: 'in.example.com' })),
        ingress('b', { defaultBackend: backend }),
        ingress('c', { rules: [{ host: 'example.com' }] }),
      ),
    ).toEqual([
      { kind: 'Ingress', address: 'in.example.com', via: 'shop/a' },
      { kind: 'Ingress', via: 'shop/b' },
    ]);
  });

  it('is nothing that makes no sense', () => {
    expect(addressesIn(service({ type: 'NodePort', ports: 'many' }))).toEqual(
      [],
    );
    expect(addressesIn({ ...route({}), spec: { parentRefs: 'none' } })).toEqual(
      [],
    );
  });
});

describe('a route that a gateway has not taken', () => {
  const status = { addresses: [{ type: 'IPAddress', value: '203.0.113.9' }] };
  const no = { status: 'False' };
  const resolved = condition('ResolvedRefs');

  it.each([
    [
      'refused',
      [condition('Accepted', { ...no, reason: 'NotAllowedByListeners' })],
      'the gateway refuses the HTTPRoute shop/orders (NotAllowedByListeners)',
    ],
    [
      'still waits',
      [condition('Accepted', { ...no, reason: 'Pending' }), resolved],
      'the gateway has not taken the HTTPRoute shop/orders yet (Pending)',
    ],
    [
      'not looked at since it changed',
      [condition('Accepted', { isCurrent: false }), resolved],
      'the gateway has not looked at the HTTPRoute shop/orders as it is now',
    ],
    [
      'not looked at at all',
      [],
      'the gateway has not looked at the HTTPRoute shop/orders as it is now',
    ],
    [
      'taken, and leads nowhere',
      [
        condition('Accepted'),
        condition('ResolvedRefs', { ...no, reason: 'BackendNotFound' }),
      ],
      'the HTTPRoute shop/orders refers to what is not there, or not permitted (BackendNotFound)',
    ],
    [
      'taken in part',
      [
        ...accepted,
        condition('PartiallyInvalid', { reason: 'UnsupportedValue' }),
      ],
      'the gateway takes only a part of the HTTPRoute shop/orders (UnsupportedValue)',
    ],
  ])(
    'has the reason in the place of the address: %s',
    (_, conditions, problem) => {
      const one = route({}, 'HTTPRoute', conditions);

      expect(addressesIn(gateway(status), one)).toEqual([
        { kind: 'Gateway', via: 'gateways/public', problem },
      ]);
    },
  );

  it('is one of which no controller says anything, or of another parent', () => {
    const untold = { ...route({}), status: undefined };
    const other = route({ sectionName: 'https' });
    other.spec.parentRefs = route({}).spec.parentRefs;
    const problem = 'no gateway has taken the HTTPRoute shop/orders yet';

    expect(addressesIn(gateway(status), untold)).toMatchObject([{ problem }]);
    expect(addressesIn(gateway(status), other)).toMatchObject([{ problem }]);
  });

  it('is taken where one of two controllers has taken it', () => {
    const both = route({});
    const [{ parentRef }] = both.status.parents;
    both.status.parents.unshift({
      parentRef,
      conditions: [condition('Accepted', no)],
    });

    expect(addressesIn(gateway(status), both)).toMatchObject([
      { address: '203.0.113.9:80' },
      { address: '203.0.113.9:443' },
    ]);
  });

  it('leads nowhere by its names, unless another gateway has taken it', () => {
    const refused = route({}, 'HTTPRoute', [condition('Accepted', no)]);
    const half = {
      ...route({}),
      spec: {
        ...route({}).spec,
        parentRefs: [
          { name: 'public', namespace: 'gateways' },
          { name: 'own' },
        ],
      },
    };
    const found = seen([gateway(status), refused, half]);

    expect([...refusedRoutes(found, orders)]).toEqual([found.objects[1]]);
  });

  it('is not told by Gateways that cannot be read', () => {
    const unread = [
      ...everyKind,
      kind('gateway.networking.k8s.io', 'Gateway', 'forbidden'),
    ];

    expect(addressesOf(seen([route({})], { kinds: unread }), orders)).toEqual([
      {
        ...{ kind: 'Gateway', via: 'gateways/public' },
        problem: 'its address is not known: Gateways cannot be read',
      },
    ]);
  });
});

describe('a VirtualService at a Gateway of Istio', () => {
  const api = 'networking.istio.io/v1';
  const labels = { istio: 'ingressgateway' };
  const gatewayPod = pod('gateway-1', { namespace: 'istio-system', labels });
  const entrance = (servers: object[] = [], selector: object = labels) => ({
    ...{ apiVersion: api, kind: 'Gateway' },
    metadata: { name: 'public', namespace: 'istio-system' },
    spec: {
      selector,
      servers: [
        { port: { number: 443 }, hosts: ['*.example.com'] },
        { port: { number: 80 }, hosts: ['other.test'] },
        ...servers,
      ],
    },
  });
  const virtual = (spec: object = {}) => ({
    ...{ apiVersion: api, kind: 'VirtualService', metadata: orders },
    spec: {
      hosts: ['orders.example.com'],
      gateways: ['istio-system/public', 'mesh'],
      http: [{ route: [{ destination: { host: 'orders' } }] }],
      ...spec,
    },
  });
  const balancer = {
    ...{ apiVersion: 'v1', kind: 'Service' },
    metadata: { name: 'gateway', namespace: 'istio-system' },
    spec: {
      type: 'LoadBalancer',
      selector: labels,
      ports: [
        { port: 443, targetPort: 8443 },
        { port: 80, targetPort: 8080 },
      ],
    },
    status: given({ ip: '203.0.113.30' }),
  };
  const ways = (
    written: object[],
    pods = [gatewayPod],
    more: Partial<ClusterSighting> = {},
  ) => addressesOf(seen(written, { pods, ...more }), orders);
  const via = 'istio-system/public';
  const at443 = [{ kind: 'Gateway', address: '203.0.113.30:443', via }];

  it('is reached at the load balancer of the pods that the Gateway selects, where a server has its host', () => {
    expect(ways([entrance(), virtual(), balancer])).toEqual(at443);
  });

  it.each([
    [
      {
        http: [],
        tls: [
          {
            route: [{ destination: { host: 'orders.shop.svc.cluster.local' } }],
          },
        ],
      },
    ],
    [{ exportTo: ['istio-system'] }],
    [{ hosts: ['*'], gateways: ['istio-system/public'], exportTo: ['*'] }],
  ])('leads there in other words, too: %j', spec => {
    const [first] = ways([entrance(), virtual(spec), balancer]);
    expect(first).toEqual(at443[0]);
  });

  it("takes a server's number for the pods' own where no Service has such a port", () => {
    const servers = [{ port: { number: 8080 }, hosts: ['shop/*'] }];

    expect(ways([entrance(servers), virtual(), balancer])).toEqual([
      ...at443,
      { kind: 'Gateway', address: '203.0.113.30:80', via },
    ]);
  });

  it('waits for a load balancer without an address', () => {
    expect(ways([entrance(), virtual(), { ...balancer, status: {} }])).toEqual([
      { kind: 'Gateway', via },
    ]);
  });

  it.each([
    ['that is not there', [], {}, / is not there$/],
    [
      'without its host',
      [entrance()],
      { hosts: ['orders.test'] },
      /has no server for orders.test$/,
    ],
    [
      'that is for other namespaces',
      [
        {
          ...entrance(),
          spec: {
            selector: labels,
            servers: [{ port: { number: 443 }, hosts: ['./*'] }],
          },
        },
      ],
      {},
      /has no server for/,
    ],
    [
      'whose pods do not run',
      [entrance([], { istio: 'other' })],
      {},
      /^no pod runs that the Gateway istio-system\/public of Istio selects$/,
    ],
    [
      'to which it is not exported',
      [entrance()],
      { exportTo: ['.'] },
      /is not exported to the namespace/,
    ],
  ])('is refused at one %s', (_, gateways: object[], spec, problem) => {
    const one = virtual(spec);
    const [found, ...more] = ways([...gateways, one, balancer]);

    expect(found).toEqual({
      ...{ kind: 'Gateway', via },
      problem: expect.stringMatching(problem),
    });
    expect(more).toEqual([]);
    const all = seen([...gateways, one, balancer], { pods: [gatewayPod] });
    expect(refusedRoutes(all, orders).size).toBe(1);
  });

  it('has no known address where none leads to the Gateway, or what tells it cannot be read', () => {
    const within = { ...balancer, spec: { selector: labels } };
    const without = (itsKind: string) => ({
      kinds: kinds.filter(one => one.kind !== itsKind),
    });

    for (const found of [
      ways([entrance(), virtual(), within]),
      ways([entrance(), virtual(), balancer], [gatewayPod], without('Pod')),
      ways([entrance(), virtual(), balancer], [gatewayPod], without('Gateway')),
    ]) {
      expect(found).toEqual([
        {
          ...{ kind: 'Gateway', via },
          problem: expect.stringMatching(/^its address is not known: /),
        },
      ]);
    }
  });

  it('leads nowhere from outside where it is for the mesh alone, or for another Service', () => {
    const other = { http: [{ route: [{ destination: { host: 'web' } }] }] };

    expect(
      ways([
        entrance(),
        virtual({ gateways: ['mesh'] }),
        virtual({ gateways: undefined }),
        virtual(other),
        virtual({ http: 'none' }),
      ]),
    ).toEqual([]);
  });
});
