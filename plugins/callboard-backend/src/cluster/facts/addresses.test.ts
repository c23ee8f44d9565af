import { addressesOf } from './addresses';
import { objectsOf, sightingOf } from './__testUtils__/sighting';

const orders = { namespace: 'shop', name: 'orders' };
const addressesIn = (...written: object[]) =>
  addressesOf(sightingOf({ objects: objectsOf(...written) }), orders);

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
const route = (parent: object, kind = 'HTTPRoute') => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: orders,
  spec: {
    parentRefs: [{ name: 'public', namespace: 'gateways', ...parent }],
    rules: [{ backendRefs: [{ name: 'orders', port: 80 }] }],
  },
});

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
