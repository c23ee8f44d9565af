import { networkOf, pod, service } from '../testing/manifests';
import { explain } from './explain';
import { remediesFor } from './remedies';

const call = (policy: string, enforcedBy: 'calico' | 'cilium') => {
  const network = networkOf(
    [
      pod('web'),
      pod('db'),
      service('db', '{selector: {app: db}, ports: [{port: 80}]}'),
      policy,
    ],
    { enforcedBy },
  );
  const [workload] = network.workloads;
  const trace = explain(network, {
    from: { kind: 'workload', workload },
    service: { namespace: 'shop', name: 'db' },
    port: 80,
  });
  return remediesFor(trace).map(({ code, side, because }) => [
    code,
    side,
    because.map(({ object }) => object?.name),
  ]);
};

describe('a denial that nothing outweighs', () => {
  it('is for the administrators to lift where it is theirs', () => {
    expect(
      call(
        '{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata: {name: closed}, spec: {tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}}',
        'calico',
      ),
    ).toEqual([['lift-denial', 'platform', ['closed']]]);
  });

  it('is for whoever is called to lift where its own policy says so', () => {
    expect(
      call(
        '{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: closed, namespace: shop}, spec: {endpointSelector: {matchLabels: {app: db}}, ingressDeny: [{fromEndpoints: [{}]}]}}',
        'cilium',
      ),
    ).toEqual([['lift-denial', 'called', ['closed']]]);
  });
});
