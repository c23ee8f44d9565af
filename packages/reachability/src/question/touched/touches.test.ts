import { NetworkFacts } from '../../network/facts';
import {
  networkOf,
  networkPolicy,
  pod,
  service,
} from '../../testing/manifests';
import { compare } from '../compare';

const istio: Partial<NetworkFacts> = {
  mesh: {
    kind: 'istio-sidecar',
    trustDomain: 'cluster.local',
    rootNamespace: 'istio-system',
  },
};
const dns: Partial<NetworkFacts> = {
  dns: {
    namespace: 'kube-system',
    podLabels: { 'k8s-app': 'kube-dns' },
    ips: [],
    port: 53,
  },
};

const shop = [
  pod('web'),
  pod('cart'),
  pod('db'),
  service('db', '{selector: {app: db}, ports: [{name: http, port: 80}]}'),
];

const mayCall = (spec: string) =>
  `{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: callers, namespace: shop}, spec: {selector: {matchLabels: {app: db}}, ${spec}}}`;
const from = (account: string) =>
  `rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/${account}]}}]}]`;
const namespace = (name: string, labels: string) =>
  `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}, labels: ${labels}}}`;

function changes(
  before: string[],
  after: string[],
  facts: Partial<NetworkFacts> = {},
) {
  const [then, now] = [before, after].map(documents =>
    networkOf([...shop, ...documents], facts),
  );
  return Object.entries(compare(then, now)).flatMap(([kind, edges]) =>
    (edges as ReturnType<typeof compare>['opened']).map(
      one => `${kind} ${one.from.name} → ${one.to.name}`,
    ),
  );
}

describe('a change', () => {
  it('of what asks for names touches every call of the pods', () => {
    const letOut = (rules: string) =>
      networkPolicy(
        'web',
        `{podSelector: {matchLabels: {app: web}}, egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}${rules}]}`,
      );
    const toNames =
      ', {to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]}';

    expect(changes([letOut('')], [letOut(toNames)], dns)).toEqual([
      'changed web → db',
    ]);
  });

  it('of the labels of the namespace of DNS touches every call', () => {
    const letOut = networkPolicy(
      'web',
      '{podSelector: {matchLabels: {app: web}}, egress: [{to: [{podSelector: {}}]}, {to: [{namespaceSelector: {matchLabels: {team: infra}}}]}]}',
    );

    expect(
      changes(
        [letOut, namespace('kube-system', '{team: other}')],
        [letOut, namespace('kube-system', '{team: infra}')],
        dns,
      ),
    ).toEqual(['changed web → db']);
  });

  it('of whom a policy selects touches the pods that it selects now, whatever its rules were', () => {
    const nobody = networkPolicy('nobody', '{podSelector: {}}');
    const letIn = (name: string) =>
      networkPolicy(
        'let-in',
        `{podSelector: {matchLabels: {app: ${name}}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}`,
      );

    expect(changes([nobody, letIn('cart')], [nobody, letIn('db')])).toEqual([
      'opened web → db',
    ]);
  });

  it('that closes pods in the mesh for the first time touches all who call them', () => {
    const inMesh = namespace('shop', '{istio-injection: enabled}');

    expect(changes([inMesh], [inMesh, mayCall(from('web'))], istio)).toEqual([
      'closed web → db',
      'closed cart → db',
    ]);
  });

  it('of whom a policy of the mesh names touches those who may be anybody', () => {
    const stranger =
      '{apiVersion: v1, kind: Pod, metadata: {name: stranger, namespace: ops}, spec: {containers: [{name: app}]}}';
    const known = [namespace('shop', '{istio-injection: enabled}'), stranger];

    expect(
      changes(
        [...known, mayCall('rules: []')],
        [...known, mayCall(from('web'))],
        istio,
      ),
    ).toEqual(['changed stranger → db']);
  });

  it('of an authentication of Linkerd touches whoever refers to it, in whatever namespace', () => {
    const linkerd: Partial<NetworkFacts> = {
      mesh: {
        kind: 'linkerd',
        namespace: 'linkerd',
        trustDomain: 'cluster.local',
        defaultInboundPolicy: 'deny',
        clusterNetworks: [],
      },
    };
    const callers = (account: string) =>
      `{apiVersion: policy.linkerd.io/v1alpha1, kind: MeshTLSAuthentication, metadata: {name: callers, namespace: ops}, spec: {identityRefs: [{kind: ServiceAccount, name: ${account}, namespace: shop}]}}`;
    const policies = [
      '{apiVersion: v1, kind: Namespace, metadata: {name: shop, annotations: {linkerd.io/inject: enabled}}}',
      '{apiVersion: policy.linkerd.io/v1beta3, kind: Server, metadata: {name: db, namespace: shop}, spec: {podSelector: {matchLabels: {app: db}}, port: 80}}',
      '{apiVersion: policy.linkerd.io/v1alpha1, kind: AuthorizationPolicy, metadata: {name: db, namespace: shop}, spec: {targetRef: {group: policy.linkerd.io, kind: Server, name: db}, requiredAuthenticationRefs: [{group: policy.linkerd.io, kind: MeshTLSAuthentication, namespace: ops, name: callers}]}}',
    ];

    expect(
      changes(
        [...policies, callers('default')],
        [...policies, callers('nobody')],
        linkerd,
      ),
    ).toEqual(['closed web → db', 'closed cart → db']);
  });

  it('of what a waypoint reads, or what is about its pods, touches those who go by it', () => {
    const shared = [
      namespace('shop', '{istio.io/dataplane-mode: ambient}'),
      service(
        'way-db',
        '{selector: {app: db}, ports: [{name: http, port: 80}]}',
      ).replace(
        'name: way-db',
        'name: way-db, labels: {istio.io/use-waypoint: way, istio.io/use-waypoint-namespace: infra}',
      ),
      '{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: way, namespace: infra}, spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE, allowedRoutes: {namespaces: {from: All}}}]}}',
    ];
    const nobody = [
      '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: way, namespace: infra}, spec: {podSelector: {matchLabels: {gateway.networking.k8s.io/gateway-name: way}}}}',
      '{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: way, namespace: infra}, spec: {targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: way}]}}',
    ];
    const mesh = {
      ...istio.mesh,
      kind: 'istio-ambient',
    } as NetworkFacts['mesh'];

    for (const policy of nobody) {
      expect(changes(shared, [...shared, policy], { mesh })).toEqual([
        'closed web → way-db',
        'closed cart → way-db',
      ]);
    }
  });

  it('of a Service touches the ways by another one to the same pods', () => {
    const other = (protocol: string) =>
      service(
        'other',
        `{selector: {app: db}, ports: [{name: x, port: 81, targetPort: 80, appProtocol: ${protocol}}]}`,
      );
    const inMesh = namespace('shop', '{istio-injection: enabled}');
    const policy = mayCall('rules: [{to: [{operation: {methods: [GET]}}]}]');

    expect(
      changes(
        [inMesh, policy, other('http')],
        [inMesh, policy, other('tcp')],
        istio,
      ),
    ).toEqual([
      'closed web → db',
      'closed cart → db',
      'closed web → other',
      'closed cart → other',
    ]);
  });
});
