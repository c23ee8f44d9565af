import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CniName } from './cni/profiles';
import { NetworkFacts } from './network/facts';
import { Network } from './network/network';
import { toNetwork } from './network/to-network';
import { Peer } from './packet/end';
import { passageOf, reach } from './packet/reach';
import { callers, calls } from './question/callers';
import { explain } from './question/explain';
import { toSnapshot } from './snapshot';
import { sentenceOf } from './words/sentence';
import { wordsOf } from './words/condition';

const cases = join(__dirname, '..', 'cases');
const texts = readdirSync(cases)
  .filter(name => name.endsWith('.yaml'))
  .map(name => readFileSync(join(cases, name), 'utf8'));

const facts = fc.record<NetworkFacts>({
  clusterDomain: fc.constant('cluster.local'),
  enforcedBy: fc.constantFrom<CniName>('calico', 'cilium', 'none', 'unknown'),
  otherPolicies: fc.constantFrom('none', 'unknown'),
  mesh: fc.constantFrom<NetworkFacts['mesh']>(
    { kind: 'none' },
    {
      kind: 'istio-sidecar',
      trustDomain: 'cluster.local',
      rootNamespace: 'istio-system',
    },
    {
      kind: 'istio-ambient',
      trustDomain: 'cluster.local',
      rootNamespace: 'istio-system',
    },
    {
      kind: 'linkerd',
      namespace: 'linkerd',
      trustDomain: 'cluster.local',
      defaultInboundPolicy: 'all-authenticated',
      clusterNetworks: ['10.0.0.0/8', 'junk'],
    },
  ),
  dns: fc.constantFrom(undefined, {
    namespace: 'kube-system',
    podLabels: { 'k8s-app': 'kube-dns' },
    ips: ['169.254.20.10', 'junk'],
    port: 53,
  }),
});

const outside: Peer[] = ['203.0.113.7/32', '::/0', 'junk', ''].map(cidr => ({
  kind: 'addresses',
  cidr,
}));

/** Asks everything that can be asked, and says it in words: what comes back are words with something missing. */
function askAll(network: Network): string[] {
  const peers: Peer[] = [
    ...network.workloads
      .slice(0, 3)
      .map(workload => ({ kind: 'workload' as const, workload })),
    ...outside,
  ];
  const verdicts = [
    ...peers.flatMap(from =>
      peers.flatMap(to => [
        reach(network, { from, to, protocol: 'TCP', port: 80 }),
        passageOf(network, { from, to, protocol: 'UDP', port: 53 }).verdict,
      ]),
    ),
    ...network.services.slice(0, 3).flatMap(({ namespace, name }) => {
      const service = { namespace, name };
      const edges = callers(network, service).flatMap(({ ports }) => ports);
      const asked = ['http', '', 80, NaN].flatMap(port =>
        peers.map(from => explain(network, { from, service, port })),
      );
      return [...edges, ...asked].flatMap(({ verdict, steps }) => [
        verdict,
        ...steps.map(step => step.verdict),
      ]);
    }),
    ...network.workloads
      .slice(0, 3)
      .flatMap(from => calls(network, from))
      .flatMap(({ ports }) => ports.map(({ verdict }) => verdict)),
  ];
  const words = verdicts.flatMap(verdict => [
    ...verdict.reasons.map(sentenceOf),
    ...(verdict.outcome === 'conditional' ? verdict.on.map(wordsOf) : []),
  ]);
  return [...words, ...network.problems.map(({ message }) => message)].filter(
    text => text === '' || /\bundefined\b/.test(text),
  );
}

const read = (text: string, of: NetworkFacts) =>
  toNetwork(toSnapshot([{ path: 'a.yaml', text }]), of);

const asText = (objects: unknown[]) =>
  objects.map(object => JSON.stringify(object)).join('\n---\n');

const kinds = [
  ['v1', 'Namespace'],
  ['v1', 'Pod'],
  ['v1', 'Service'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha1', 'BaselineAdminNetworkPolicy'],
  ['security.istio.io/v1', 'PeerAuthentication'],
  ['security.istio.io/v1', 'AuthorizationPolicy'],
  ['security.istio.io/v1', 'RequestAuthentication'],
  ['gateway.networking.k8s.io/v1', 'Gateway'],
  ['gateway.networking.k8s.io/v1', 'GatewayClass'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
  ['policy.linkerd.io/v1beta3', 'Server'],
  ['policy.linkerd.io/v1beta1', 'ServerAuthorization'],
  ['policy.linkerd.io/v1alpha1', 'AuthorizationPolicy'],
  ['policy.linkerd.io/v1alpha1', 'MeshTLSAuthentication'],
  ['policy.linkerd.io/v1alpha1', 'NetworkAuthentication'],
  ['policy.linkerd.io/v1beta3', 'HTTPRoute'],
  ['policy.linkerd.io/v1alpha1', 'EgressNetwork'],
  ['linkerd.io/v1alpha2', 'ServiceProfile'],
  ['cilium.io/v2', 'CiliumNetworkPolicy'],
  ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy'],
];

/** Words that the engine looks for, so that junk gets as far as it can. */
const word = fc.constantFrom(
  ...['podSelector', 'namespaceSelector', 'ipBlock', 'cidr', 'except'],
  ...[
    'ingress',
    'egress',
    'from',
    'to',
    'ports',
    'port',
    'endPort',
    'protocol',
  ],
  ...['policyTypes', 'matchLabels', 'matchExpressions', 'key', 'operator'],
  ...['values', 'selector', 'mtls', 'mode', 'portLevelMtls', 'rules', 'action'],
  ...['source', 'operation', 'principals', 'methods', 'when', 'targetRefs'],
  ...['notPrincipals', 'ipBlocks', 'requestPrincipals', 'notPorts', 'hosts'],
  ...['notValues', 'provider', 'jwtRules', 'issuer', 'istio.io/use-waypoint'],
  ...['istio.io/dataplane-mode', 'ambient.istio.io/bypass-inbound-capture'],
  ...['tier', 'priority', 'subject', 'namespaces', 'pods', 'networks'],
  ...['domainNames', 'nodes', 'protocols', 'tcp', 'destinationPort', 'number'],
  ...['endpointSelector', 'fromEndpoints', 'toEntities', 'toPorts', 'http'],
  ...['ingressDeny', 'enableDefaultDeny', 'toCIDRSet', 'toFQDNs', 'specs'],
  ...['template', 'jobTemplate', 'spec', 'metadata', 'labels', 'annotations'],
  ...['containers', 'initContainers', 'name', 'containerPort', 'hostNetwork'],
  ...['type', 'externalName', 'clusterIP', 'targetPort', 'parentRefs', '80'],
  ...['targetRef', 'requiredAuthenticationRefs', 'identities', 'networks'],
  ...['gatewayClassName', 'listeners', 'allowedRoutes', 'infrastructure'],
  ...['istio.io/waypoint-for', 'istio.io/use-waypoint-namespace', 'group'],
  ...['accessPolicy', 'proxyProtocol', 'server', 'client', 'matches', 'path'],
  ...['__proto__', 'constructor', 'length', 'toString', ''],
);
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 80, -1, 1.5, 65536, '80', 'http'),
  fc.constantFrom('Ingress', 'Egress', 'In', 'NotIn', 'Exists', 'TCP', 'UDP'),
  fc.constantFrom('ExternalName', 'None', 'STRICT', 'ALLOW', 'DENY', 'web'),
  fc.constantFrom('istio-waypoint', 'HBONE', 'All', 'Gateway', 15008),
  fc.constantFrom('CUSTOM', 'ambient', 'none', 'source.ip', 'request.auth.x'),
  fc.constantFrom(
    '0.0.0.0/0',
    '10.0.0.0/8',
    '10.0.0.0/33',
    '::/0',
    '::ffff:0/9',
  ),
  fc.string(),
);
const { json } = fc.letrec<{ json: unknown }>(tie => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    scalar,
    fc.array(tie('json'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.oneof(word, fc.string()), tie('json')), {
        maxLength: 4,
      })
      .map(entries => Object.fromEntries(entries)),
  ),
}));

const junkObject = fc.record({
  kind: fc.constantFrom(...kinds),
  metadata: fc.oneof(
    { weight: 4, arbitrary: fc.constant({ name: 'junk', namespace: 'shop' }) },
    {
      weight: 1,
      arbitrary: fc.record({
        name: fc.constant('junk'),
        namespace: json,
        labels: json,
        annotations: json,
      }),
    },
  ),
  spec: json,
  status: json,
});

/** The same with something else in the place of one value, at any depth. */
function damage(
  value: unknown,
  random: Iterator<number>,
  junk: unknown,
): unknown {
  if (typeof value !== 'object' || value === null) return junk;
  const keys = Object.keys(value);
  const key = keys[random.next().value % (keys.length + 1)];
  if (key === undefined) return junk;
  const damaged = damage((value as Record<string, unknown>)[key], random, junk);
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? damaged : item))
    : { ...value, [key]: damaged };
}

const documents = texts.map(text =>
  parseAllDocuments(text).map(document => document.toJS()),
);
const damagedCase = fc
  .tuple(fc.constantFrom(...documents), fc.infiniteStream(fc.nat()), json)
  .map(([objects, random, junk]) => {
    const damaged = random.next().value % objects.length;
    return objects.map((object, index) =>
      index === damaged ? damage(object, random, junk) : object,
    );
  });

const cutCase = fc
  .tuple(fc.constantFrom(...texts), fc.nat({ max: 3000 }), fc.string())
  .map(([text, at, junk]) => text.slice(0, at) + junk + text.slice(at + 1));

describe('junk', () => {
  it('in the place of any object makes nothing throw', () => {
    fc.assert(
      fc.property(
        fc.array(junkObject, { minLength: 1, maxLength: 4 }),
        facts,
        (objects, of) => {
          const junk = objects.map(({ kind: [apiVersion, kind], ...rest }) => ({
            apiVersion,
            kind,
            ...rest,
          }));
          expect(askAll(read(`${texts[0]}\n---\n${asText(junk)}`, of))).toEqual(
            [],
          );
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('in the place of any value makes nothing throw', () => {
    fc.assert(
      fc.property(damagedCase, facts, (objects, of) => {
        expect(askAll(read(asText(objects), of))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('as text makes nothing throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), cutCase), facts, (text, of) => {
        expect(askAll(read(text, of))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('as a value that is no JSON makes nothing throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.anything({ withNullPrototype: true, withSparseArray: true }),
        facts,
        ([apiVersion, kind], spec, of) => {
          const metadata = { name: 'junk', namespace: 'shop' };
          const at = { path: 'a', line: 1 };
          const object = { apiVersion, kind, metadata, spec, at, lines: {} };
          expect(
            askAll(toNetwork({ objects: [object], problems: [] }, of)),
          ).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

const pods = `
{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}, annotations: {linkerd.io/inject: enabled}}}
---
{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: app}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: db, namespace: shop, labels: {app: db}}, spec: {containers: [{name: app}]}}
---
`;
const calico = {
  clusterDomain: 'cluster.local',
  enforcedBy: 'calico',
} as const;
const withoutMesh: NetworkFacts = {
  ...calico,
  otherPolicies: 'none',
  mesh: { kind: 'none' },
};
const withMesh: NetworkFacts = {
  ...withoutMesh,
  mesh: {
    kind: 'istio-sidecar',
    trustDomain: 'cluster.local',
    rootNamespace: 'istio-system',
  },
};

function ask(objects: unknown[], of: NetworkFacts) {
  const network = read(pods + asText(objects), of);
  const [from, to] = network.workloads.map(workload => ({
    kind: 'workload' as const,
    workload,
  }));
  const passage = passageOf(network, { from, to, protocol: 'TCP', port: 80 });
  return { ...passage, problems: network.problems };
}

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: unknown,
) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});
const linkerd: NetworkFacts = {
  ...withoutMesh,
  mesh: {
    kind: 'linkerd',
    namespace: 'linkerd',
    trustDomain: 'cluster.local',
    defaultInboundPolicy: 'deny',
    clusterNetworks: ['10.0.0.0/8'],
  },
};
const networkPolicy = (name: string, spec: unknown) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', name, spec);
const authorizationPolicy = (name: string, spec: unknown) =>
  object('security.istio.io/v1', 'AuthorizationPolicy', name, spec);

const selector = fc.constantFrom({}, { matchLabels: { app: 'db' } });
/** What somebody might have meant, in which a value, or the whole, is something else. */
const damagedSpec = (whole: object) =>
  fc
    .tuple(fc.infiniteStream(fc.nat()), json)
    .map(([random, junk]) => damage(whole, random, junk));

describe('a policy that makes no sense', () => {
  const isRefused = ({ problems }: ReturnType<typeof ask>) =>
    problems.some(({ message }) => message.includes('junk'));

  it('leaves nothing allowed that no other rule allows', () => {
    const junk = damagedSpec({
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [{ podSelector: { matchLabels: { app: 'web' } } }],
          ports: [{ port: 80, protocol: 'TCP' }],
        },
      ],
    });
    fc.assert(
      fc.property(selector, junk, fc.boolean(), (podSelector, spec, isOpen) => {
        const broken = networkPolicy('junk', {
          ...(spec as object),
          podSelector,
        });
        const open = networkPolicy('open', {
          podSelector: {},
          policyTypes: ['Ingress', 'Egress'],
          ...(isOpen && { ingress: [{}], egress: [{}] }),
        });
        fc.pre(isRefused(ask([broken], withoutMesh)));

        const alone = ask([broken], withoutMesh);
        expect(alone.entering?.outcome).toBe('unknown');
        expect(alone.verdict.outcome).toBe('unknown');
        const beside = ask([broken, open], withoutMesh);
        expect(beside.entering?.outcome).toBe(isOpen ? 'allowed' : 'unknown');
      }),
      { numRuns: 300 },
    );
  });

  it('of administrators leaves nothing known', () => {
    const junk = damagedSpec({
      tier: 'Admin',
      priority: 5,
      ingress: [
        {
          action: 'Accept',
          from: [{ namespaces: {} }],
          protocols: [{ tcp: { destinationPort: { number: 80 } } }],
        },
      ],
    });
    fc.assert(
      fc.property(junk, spec => {
        const broken = object(
          'policy.networking.k8s.io/v1alpha2',
          'ClusterNetworkPolicy',
          'junk',
          { ...(spec as object), subject: { namespaces: {} } },
        );
        fc.pre(isRefused(ask([broken], withoutMesh)));

        expect(ask([broken], withoutMesh).entering?.outcome).toBe('unknown');
      }),
      { numRuns: 300 },
    );
  });

  it('of Cilium leaves nothing known', () => {
    const junk = damagedSpec({
      ingress: [
        {
          fromEndpoints: [{ matchLabels: { app: 'web' } }],
          toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }] }],
        },
      ],
      ingressDeny: [{ fromEntities: ['world'] }],
    });
    const withCilium: NetworkFacts = { ...withoutMesh, enforcedBy: 'cilium' };
    fc.assert(
      fc.property(junk, spec => {
        const broken = object('cilium.io/v2', 'CiliumNetworkPolicy', 'junk', {
          ...(spec as object),
          endpointSelector: {},
        });
        fc.pre(isRefused(ask([broken], withCilium)));

        expect(ask([broken], withCilium).entering?.outcome).toBe('unknown');
      }),
      { numRuns: 300 },
    );
  });

  it('of the mesh leaves nothing allowed that no other rule allows', () => {
    const action = fc.constantFrom(
      undefined,
      'ALLOW',
      'DENY',
      'CUSTOM',
      'deny',
    );
    const junk = damagedSpec({
      rules: [
        {
          from: [{ source: { principals: ['*'] } }],
          to: [{ operation: { ports: ['80'] } }],
          when: [{ key: 'source.ip', values: ['10.0.0.1'] }],
        },
      ],
    });
    fc.assert(
      fc.property(action, junk, (asked, spec) => {
        const broken = authorizationPolicy('junk', {
          ...(spec as object),
          action: asked,
          selector: undefined,
        });
        fc.pre(isRefused(ask([broken], withMesh)));

        expect(ask([broken], withMesh).mesh?.outcome).toBe('unknown');
        const open = authorizationPolicy('open', { rules: [{}] });
        const mayDeny = asked !== undefined && asked !== 'ALLOW';
        expect(ask([broken, open], withMesh).mesh?.outcome).toBe(
          mayDeny ? 'unknown' : 'allowed',
        );
      }),
      { numRuns: 300 },
    );
  });

  it('of Linkerd leaves nothing allowed that no other rule allows', () => {
    const targetRef = {
      group: 'policy.linkerd.io',
      kind: 'Server',
      name: 'db',
    };
    const policy = (name: string, spec: unknown) =>
      object('policy.linkerd.io/v1alpha1', 'AuthorizationPolicy', name, spec);
    const server = object('policy.linkerd.io/v1beta3', 'Server', 'db', {
      podSelector: {},
      port: 80,
    });
    const junk = damagedSpec({
      targetRef,
      requiredAuthenticationRefs: [{ kind: 'ServiceAccount', name: 'default' }],
    });
    fc.assert(
      fc.property(junk, spec => {
        const broken = policy('junk', spec);
        fc.pre(isRefused(ask([server, broken], linkerd)));

        expect(ask([server, broken], linkerd).mesh?.outcome).toBe('unknown');
        const open = { targetRef, requiredAuthenticationRefs: [] };
        expect(
          ask([server, broken, policy('open', open)], linkerd).mesh?.outcome,
        ).toBe('allowed');
      }),
      { numRuns: 300 },
    );
  });

  it('of Linkerd, as a Server, may be for any port', () => {
    const junk = damagedSpec({ podSelector: {}, port: 80 });
    fc.assert(
      fc.property(junk, spec => {
        const broken = object('policy.linkerd.io/v1beta3', 'Server', 'junk', {
          ...(spec as object),
          podSelector: {},
        });
        const open: NetworkFacts = {
          ...linkerd,
          mesh: {
            ...linkerd.mesh,
            defaultInboundPolicy: 'all-unauthenticated',
          } as NetworkFacts['mesh'],
        };
        fc.pre(isRefused(ask([broken], open)));

        expect(ask([broken], open).mesh?.outcome).toBe('unknown');
      }),
      { numRuns: 200 },
    );
  });

  it('about mutual TLS lets in nobody without an identity', () => {
    fc.assert(
      fc.property(damagedSpec({ mtls: { mode: 'STRICT' } }), junk => {
        const spec = { ...(junk as object), selector: undefined };
        const network = read(
          pods +
            asText([
              object(
                'security.istio.io/v1',
                'PeerAuthentication',
                'junk',
                spec,
              ),
            ]),
          withMesh,
        );
        fc.pre(network.problems.length > 0);
        const [, workload] = network.workloads;
        const to: Peer = { kind: 'workload', workload };

        expect(
          reach(network, { from: outside[0], to, protocol: 'TCP', port: 80 })
            .outcome,
        ).toBe('unknown');
      }),
      { numRuns: 200 },
    );
  });
});
