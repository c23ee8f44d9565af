import {
  IstioFacts,
  LinkerdFacts,
  ProxiesAsRun,
  ProxyAsRun,
} from '../network/facts';
import { networkOf, peer, service } from '../testing/manifests';
import { sentenceOf } from '../words/sentence';
import { callers } from './callers';
import { explain } from './explain';
import { protectionOf } from './protection';

const istio: IstioFacts = {
  kind: 'istio-sidecar',
  trustDomain: 'cluster.local',
  rootNamespace: 'istio-system',
};
const linkerd: LinkerdFacts = {
  kind: 'linkerd',
  namespace: 'linkerd',
  trustDomain: 'cluster.local',
  defaultInboundPolicy: 'all-unauthenticated',
  clusterNetworks: ['10.0.0.0/8'],
};

const deployment = (name: string) =>
  `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}, namespace: shop}, spec: {template: {metadata: {labels: {app: ${name}}}, spec: {serviceAccountName: ${name}, containers: [{name: app, ports: [{containerPort: 80}]}]}}}}`;

const shop = [
  `{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}, annotations: {linkerd.io/inject: enabled}}}`,
  deployment('web'),
  deployment('db'),
  service('db', '{selector: {app: db}, ports: [{name: http, port: 80}]}'),
];
const istioLetsIn = (principal: string) =>
  `{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: db, namespace: shop}, spec: {selector: {matchLabels: {app: db}}, rules: [{from: [{source: {principals: [${principal}]}}]}]}}`;
const deniesAnybodyElse =
  '{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: db, namespace: shop}, spec: {selector: {matchLabels: {app: db}}, action: DENY, rules: [{from: [{source: {notPrincipals: [cluster.local/ns/shop/sa/web]}}]}]}}';
const strict =
  '{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: default, namespace: shop}, spec: {mtls: {mode: STRICT}}}';
const web = istioLetsIn('cluster.local/ns/shop/sa/web');
const nobody = istioLetsIn('cluster.local/ns/shop/sa/other');

const runs = (
  ofWeb: ProxyAsRun[],
  ofDb: ProxyAsRun[],
): Record<string, ProxyAsRun[]> => ({
  'Deployment shop/web': ofWeb,
  'Deployment shop/db': ofDb,
});

function ask(
  documents: string[],
  mesh: IstioFacts | LinkerdFacts,
  proxies?: ProxiesAsRun,
) {
  const network = networkOf([...shop, ...documents], { mesh, proxies });
  const { verdict } = explain(network, {
    from: peer(network, 'web'),
    service: { namespace: 'shop', name: 'db' },
    port: 'http',
  });
  return { outcome: verdict.outcome, said: verdict.reasons.map(sentenceOf) };
}

const sidecar: ProxyAsRun[] = ['istio-sidecar'];
const none: ProxyAsRun[] = ['none'];
const some: ProxyAsRun[] = ['istio-sidecar', 'none'];
const tunnel: ProxyAsRun[] = ['istio-ztunnel'];

describe('who has a sidecar of Istio, as it runs', () => {
  it.each<[string, ProxyAsRun[], ProxyAsRun[], string, string]>([
    // What an AuthorizationPolicy for the called comes to: it lets in web.
    ['lets in web', sidecar, sidecar, 'allowed', web],
    ['lets in web', none, sidecar, 'denied', web],
    ['lets in web', some, sidecar, 'unknown', web],
    // It lets in somebody else, and holds where there is a sidecar.
    ['lets in another one', sidecar, sidecar, 'denied', nobody],
    ['lets in another one', sidecar, none, 'allowed', nobody],
    ['lets in another one', sidecar, some, 'unknown', nobody],
    // A caller without a sidecar is nobody.
    ['denies all but web', sidecar, sidecar, 'allowed', deniesAnybodyElse],
    ['denies all but web', none, sidecar, 'denied', deniesAnybodyElse],
    ['denies all but web', some, sidecar, 'unknown', deniesAnybodyElse],
    ['asks for mutual TLS', sidecar, sidecar, 'allowed', strict],
    ['asks for mutual TLS', none, sidecar, 'denied', strict],
    ['asks for mutual TLS', some, sidecar, 'unknown', strict],
    ['asks for mutual TLS', none, none, 'allowed', strict],
    // The platform states sidecars: what a ztunnel does there is not known.
    ['lets in another one', sidecar, tunnel, 'unknown', nobody],
    ['lets in web', tunnel, sidecar, 'unknown', web],
    // A proxy of the other mesh is none of this one.
    ['lets in web', ['linkerd'], sidecar, 'denied', web],
  ])(
    'a policy that %s, web runs %j, db %j: %s',
    (_, ofWeb, ofDb, outcome, policy) => {
      expect(ask([policy], istio, runs(ofWeb, ofDb)).outcome).toBe(outcome);
    },
  );

  it('is what the manifests ask for where no pod runs, or nobody looked', () => {
    expect(ask([web], istio, {}).outcome).toBe('allowed');
    expect(ask([web], istio).outcome).toBe('allowed');
  });

  it('is not known where pods cannot be read', () => {
    expect(ask([web], istio, 'unknown').outcome).toBe('unknown');
    expect(ask([nobody], istio, 'unknown')).toMatchObject({
      outcome: 'unknown',
      said: expect.arrayContaining([
        'what runs in front of shop/db is not known, for pods cannot be read',
      ]),
    });
  });

  it('says that some pods differ', () => {
    expect(ask([nobody], istio, runs(sidecar, some)).said).toContain(
      'of the pods of shop/db that run, some have another proxy in front of them than others, or none',
    );
  });

  it('says that a ztunnel is not what the platform states', () => {
    expect(ask([nobody], istio, runs(sidecar, tunnel)).said).toContain(
      'the pods of shop/db run behind a ztunnel, and the platform states a mesh of sidecars',
    );
  });

  it('is the same for who asks about all at once', () => {
    const network = networkOf([...shop, web], {
      mesh: istio,
      proxies: runs(none, sidecar),
    });
    const [edge] = callers(network, { namespace: 'shop', name: 'db' }).filter(
      ({ peer: from }) =>
        from.kind === 'workload' && from.workload.name === 'web',
    );

    expect(edge.ports[0].verdict.outcome).toBe('denied');
  });

  it('is said of what protects pods', () => {
    const membershipOf = (proxies: ProxyAsRun[]) => {
      const network = networkOf([...shop, strict], {
        mesh: istio,
        proxies: runs(sidecar, proxies),
      });
      const db = network.workloads.find(({ name }) => name === 'db')!;
      return protectionOf(network, db).mtls?.membership;
    };

    expect(membershipOf(sidecar)).toBe('yes');
    expect(membershipOf(none)).toBe('no');
    expect(membershipOf(some)).toBe('unknown');
  });
});

describe('who is in ambient mode, as it runs', () => {
  const ambient: IstioFacts = { ...istio, kind: 'istio-ambient' };

  it.each<[ProxyAsRun[], ProxyAsRun[], string]>([
    [tunnel, tunnel, 'allowed'],
    [none, tunnel, 'denied'],
    [['istio-ztunnel', 'none'], tunnel, 'unknown'],
    [sidecar, tunnel, 'unknown'],
    [['istio-ztunnel', 'istio-sidecar'], tunnel, 'unknown'],
  ])('web runs %j, db %j: %s', (ofWeb, ofDb, outcome) => {
    expect(ask([web], ambient, runs(ofWeb, ofDb)).outcome).toBe(outcome);
  });

  it('goes by the port of the tunnel where both have a ztunnel', () => {
    const onlyTunnel =
      '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: db, namespace: shop}, spec: {podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 15008}]}]}}';

    expect(ask([onlyTunnel], ambient, runs(tunnel, tunnel)).outcome).toBe(
      'allowed',
    );
    expect(ask([onlyTunnel], ambient, runs(none, tunnel)).outcome).toBe(
      'denied',
    );
    expect(
      ask([onlyTunnel], ambient, runs(['istio-ztunnel', 'none'], tunnel))
        .outcome,
    ).toBe('unknown');
  });
});

describe('a proxy that nobody injects', () => {
  const gateway =
    '{apiVersion: apps/v1, kind: Deployment, metadata: {name: edge, namespace: shop}, spec: {template: {metadata: {labels: {app: edge, sidecar.istio.io/inject: "false"}}, spec: {containers: [{name: istio-proxy}]}}}}';

  it('is not taken for a sidecar', () => {
    const network = networkOf([...shop, web, gateway], {
      mesh: istio,
      proxies: { ...runs(sidecar, sidecar), 'Deployment shop/edge': sidecar },
    });
    const { verdict } = explain(network, {
      from: peer(network, 'edge'),
      service: { namespace: 'shop', name: 'db' },
      port: 'http',
    });

    expect(verdict.outcome).toBe('unknown');
  });
});

describe('who has a proxy of Linkerd, as it runs', () => {
  const closed =
    '{apiVersion: policy.linkerd.io/v1beta3, kind: Server, metadata: {name: db, namespace: shop}, spec: {podSelector: {matchLabels: {app: db}}, port: 80}}';
  const letsInMembers =
    '{apiVersion: policy.linkerd.io/v1alpha1, kind: AuthorizationPolicy, metadata: {name: db, namespace: shop}, spec: {targetRef: {group: policy.linkerd.io, kind: Server, name: db}, requiredAuthenticationRefs: [{kind: ServiceAccount, name: web}]}}';
  const proxy: ProxyAsRun[] = ['linkerd'];
  const mixed: ProxyAsRun[] = ['linkerd', 'none'];

  it.each<[ProxyAsRun[], ProxyAsRun[], string]>([
    [proxy, proxy, 'allowed'],
    [none, proxy, 'denied'],
    [mixed, proxy, 'unknown'],
    [none, none, 'allowed'],
    [none, mixed, 'unknown'],
    [sidecar, proxy, 'denied'],
  ])('web runs %j, db %j: %s', (ofWeb, ofDb, outcome) => {
    const { outcome: found } = ask(
      [closed, letsInMembers],
      linkerd,
      runs(ofWeb, ofDb),
    );

    expect(found).toBe(outcome);
  });

  it('says that some pods differ', () => {
    expect(ask([closed], linkerd, runs(none, mixed)).said).toContain(
      'of the pods of shop/db that run, some have another proxy in front of them than others, or none',
    );
    expect(
      ask([closed, letsInMembers], linkerd, runs(mixed, proxy)).said,
    ).toContain(
      'of the pods of shop/web that run, some have another proxy in front of them than others, or none',
    );
  });
});
