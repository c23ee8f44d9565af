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
