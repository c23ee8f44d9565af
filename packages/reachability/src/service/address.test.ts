import { toNetwork } from '../network/to-network';
import { toSnapshot } from '../snapshot';
import { addressOf } from './address';

const network = (path: string, text: string) =>
  toNetwork(toSnapshot([{ path, text }]), {
    clusterDomain: 'cluster.local',
    enforcedBy: 'calico',
    otherPolicies: 'none',
    mesh: { kind: 'none' },
  });

const deployment = (name: string, port: number) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec: {template: {metadata: {labels: {app: orders}}, spec: {containers: [{name: c, ports: [{name: web, containerPort: ${port}}]}]}}}
`;

const service = (spec: string) => `
apiVersion: v1
kind: Service
metadata: {name: orders, namespace: shop}
spec: ${spec}
`;

function address(...documents: string[]) {
  return addressOf(network('all.yaml', documents.join('---')), {
    namespace: 'shop',
    name: 'orders',
  }).address;
}

describe('the address of a service', () => {
  it('has a name for every distance', () => {
    expect(address(service('{ports: [{port: 80}]}'))).toMatchObject({
      dnsName: 'orders.shop.svc.cluster.local',
      otherNamespaces: 'orders.shop',
      sameNamespace: 'orders',
    });
  });

  it('names each pod for gRPC where a headless Service of the same pods does', () => {
    const ports = 'ports: [{name: grpc, port: 90, targetPort: 9000}]';
    const beside = (selector: string) =>
      service(
        `{clusterIP: None, selector: ${selector}, ports: [{name: grpc, port: 9000}]}`,
      ).replace('name: orders', 'name: orders-headless');
    const eachPodOf = (selector: string) =>
      address(
        service(`{selector: {app: orders}, ${ports}}`),
        deployment('orders', 9000),
        beside(selector),
      )!.ports[0].eachPod;

    expect(eachPodOf('{app: orders}')).toEqual({
      dnsName: 'orders-headless.shop.svc.cluster.local',
      port: 9000,
    });
    expect(eachPodOf('{app: other}')).toBeUndefined();
  });

  it('is unknown where there is no such Service', () => {
    expect(address(deployment('orders', 8080))).toBeUndefined();
  });

  it.each([
    [
      'the same number where targetPort is left out',
      '{ports: [{port: 80}]}',
      80,
    ],
    [
      'the number that targetPort gives',
      '{ports: [{port: 80, targetPort: 8080}]}',
      8080,
    ],
    [
      'the number behind a named port',
      '{selector: {app: orders}, ports: [{port: 80, targetPort: web}]}',
      8080,
    ],
    [
      'the name where no pod is selected',
      '{selector: {app: other}, ports: [{port: 80, targetPort: web}]}',
      'web',
    ],
    [
      'the name where nothing selects',
      '{ports: [{port: 80, targetPort: web}]}',
      'web',
    ],
  ])('shows as pod port %s', (_, spec, targetPort) => {
    expect(
      address(service(spec), deployment('orders', 8080))?.ports,
    ).toMatchObject([{ port: 80, targetPort }]);
  });

  it('shows the name of a port whose number differs from pod to pod', () => {
    const spec =
      '{selector: {app: orders}, ports: [{port: 80, targetPort: web}]}';

    expect(
      address(service(spec), deployment('v1', 8080), deployment('v2', 9090))
        ?.ports,
    ).toMatchObject([{ targetPort: 'web' }]);
  });

  it.each([
    ['ClusterIP', '{}'],
    ['Headless', '{clusterIP: None}'],
    ['NodePort', '{type: NodePort}'],
    ['LoadBalancer', '{type: LoadBalancer}'],
    ['ExternalName', '{type: ExternalName, externalName: db.example.com}'],
  ])('knows the type %s', (type, spec) => {
    expect(address(service(spec))).toMatchObject({ type });
  });

  it.each([
    ['grpc', '{appProtocol: grpc, port: 1}'],
    ['grpc', '{appProtocol: kubernetes.io/h2c, port: 1}'],
    ['http', '{name: http-metrics, port: 1}'],
    [undefined, '{name: redis, port: 1}'],
  ])('speaks %s on the port %s', (application, port) => {
    expect(address(service(`{ports: [${port}]}`))?.ports[0].application).toBe(
      application,
    );
  });

  it('is a problem with its place where the manifest makes no sense', () => {
    expect(
      addressOf(network('broken.yaml', service('{ports: eighty}')), {
        namespace: 'shop',
        name: 'orders',
      }),
    ).toEqual({
      problem: {
        path: 'broken.yaml',
        line: 2,
        namespace: 'shop',
        message: expect.stringMatching(/^Service orders, spec.ports: /),
      },
    });
  });
});
