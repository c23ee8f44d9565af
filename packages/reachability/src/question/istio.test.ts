import { NetworkFacts } from '../network/facts';
import { networkOf, peer, pod, service } from '../testing/manifests';
import { compare } from './compare';
import { explain } from './explain';
import { protectionOf } from './protection';
import { remediesFor } from './remedies';

const ambient: Partial<NetworkFacts> = {
  mesh: {
    kind: 'istio-ambient',
    trustDomain: 'cluster.local',
    rootNamespace: 'istio-system',
  },
};
const sidecars: Partial<NetworkFacts> = {
  mesh: { ...ambient.mesh, kind: 'istio-sidecar' } as NetworkFacts['mesh'],
};

const shop = (label: string) => [
  `{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {${label}}}}`,
  pod('web'),
  pod('db', 'db', '[{containerPort: 80}]'),
  service('db', '{selector: {app: db}, ports: [{name: http, port: 80}]}'),
];
const captured = shop('istio.io/dataplane-mode: ambient');
const injected = shop('istio-injection: enabled');

const policy = (kind: string, spec: string) =>
  `{apiVersion: security.istio.io/v1, kind: ${kind}, metadata: {name: db, namespace: shop}, spec: {selector: {matchLabels: {app: db}}, ${spec}}}`;

describe('protection in ambient mode', () => {
  it('takes DISABLE for what a ztunnel makes of it', () => {
    const disabled = policy('PeerAuthentication', 'mtls: {mode: DISABLE}');
    const network = networkOf([...captured, disabled], ambient);
    const [, db] = network.workloads;

    expect(protectionOf(network, db).mtls).toMatchObject({
      membership: 'yes',
      mode: 'PERMISSIVE',
      exceptions: {},
    });
  });
});

describe('what would have to change', () => {
  it('is no grant where a policy denies', () => {
    const denial = policy('AuthorizationPolicy', 'action: DENY, rules: [{}]');
    const network = networkOf([...injected, denial], sidecars);
    const trace = explain(network, {
      from: peer(network, 'web'),
      service: { namespace: 'shop', name: 'db' },
      port: 'http',
    });

    expect(trace.verdict.outcome).toBe('denied');
    expect(remediesFor(trace)).toMatchObject([
      { code: 'lift-denial', side: 'called' },
    ]);
  });
});

describe('a change', () => {
  const states = (before: string, after: string) =>
    compare(
      networkOf([...injected, before], sidecars),
      networkOf([...injected, after], sidecars),
    );
  const denies = (path: string) =>
    policy(
      'AuthorizationPolicy',
      `action: DENY, rules: [{to: [{operation: {paths: [${path}]}}]}]`,
    );

  it('of which requests are denied is one', () => {
    const { changed } = states(denies('/admin'), denies('/private'));

    expect(changed.map(({ from, to }) => [from.name, to.name])).toEqual([
      ['web', 'db'],
    ]);
  });

  it('of who is asked is one', () => {
    const asks = (name: string) =>
      policy(
        'AuthorizationPolicy',
        `action: CUSTOM, provider: {name: ${name}}, rules: [{}]`,
      );

    expect(states(asks('opa'), asks('login')).changed).toHaveLength(1);
    expect(states(asks('opa'), asks('opa')).changed).toEqual([]);
  });
});
