import { sampleNetworkView } from '../testing/sample-network-view';
import { callingExamples } from './calling-examples';

const address = sampleNetworkView.address!;

describe('ways to call a service', () => {
  it('injects the variables that the renderer injects', () => {
    const variables = callingExamples(address).find(
      ({ title }) => title === 'Environment variables',
    );

    expect(variables?.text.split('\n')).toEqual([
      'ORDERS_HOST=orders.shop.svc.cluster.local',
      'ORDERS_PORT=80',
      'ORDERS_ADDR=orders.shop.svc.cluster.local:80',
      'ORDERS_URL=http://orders.shop.svc.cluster.local:80',
    ]);
  });

  it('names each pod to gRPC clients where nothing else spreads their requests', () => {
    const [port] = address.ports;
    const eachPod = {
      dnsName: 'orders-headless.shop.svc.cluster.local',
      port: 50051,
    };
    const examples = callingExamples({
      ...address,
      ports: [{ ...port, name: 'grpc', application: 'grpc', eachPod }],
    });
    const textOf = (wanted: string) =>
      examples.find(({ title }) => title === wanted)?.text;

    expect(textOf('gRPC client (grpc)')).toBe(
      'dns:///orders-headless.shop.svc.cluster.local:50051',
    );
    expect(textOf('Environment variables')?.split('\n')).toEqual([
      'ORDERS_HOST=orders-headless.shop.svc.cluster.local',
      'ORDERS_PORT=50051',
      'ORDERS_ADDR=orders-headless.shop.svc.cluster.local:50051',
    ]);
  });

  it('warns of the final dot where names are compared', () => {
    const dotted = callingExamples(address).find(
      ({ title }) => title === 'With a final dot',
    );

    expect(dotted?.text).toBe('orders.shop.svc.cluster.local.:80');
    expect(dotted?.note).toMatch(/Host headers and TLS/);
  });

  it('has none without a port', () => {
    expect(callingExamples({ ...address, ports: [] })).toEqual([]);
  });
});
