import fc from 'fast-check';
import { defaultPolicies } from '../evaluator/linkerd-facts';
import { field, maybe, mostly, oneOf, rarely } from './arbitraries';
import { podSelector } from './random-selector';
import {
  blocks,
  namespaceNames,
  portNames,
  portNumbers,
  serviceAccounts,
  trustDomain,
} from './words';

type Spec = Record<string, unknown>;

/** There in one of twenty cases. */
const veryRarely = <T>(value: fc.Arbitrary<T>) =>
  maybe(rarely(value)).map(one => one ?? undefined);

const group = 'policy.linkerd.io';
const suffix = `serviceaccount.identity.linkerd.${trustDomain}`;
const accounts = [...serviceAccounts, 'default'];

/** What the API server or Linkerd refuses, put into a `spec` that they would take. */
const mistakesOfServer: Array<(spec: Spec) => Spec> = [
  spec => ({ ...spec, accessPolicy: 'allow' }),
  spec => ({ ...spec, proxyProtocol: 'HTTP' }),
  spec => ({ ...spec, port: 0 }),
  spec => ({ ...spec, ports: [80] }),
  spec => ({ ...spec, externalWorkloadSelector: {} }),
  ({ port }) => ({ port }),
  spec => ({
    ...spec,
    podSelector: {
      matchExpressions: [{ key: 'app', operator: 'Exists', values: [] }],
    },
  }),
];

const server = fc
  .record({
    version: oneOf(['v1beta1', 'v1beta2', 'v1beta3', 'v1beta3', 'v1beta3']),
    podSelector: fc.oneof(fc.constant({}), podSelector),
    // 80 is asked about everywhere.
    port: fc.oneof(
      { weight: 4, arbitrary: fc.constant(80) },
      { weight: 2, arbitrary: oneOf(portNumbers) },
      { weight: 1, arbitrary: oneOf(portNames) },
    ),
    proxyProtocol: field(
      oneOf(['unknown', 'HTTP/1', 'HTTP/1', 'gRPC', 'gRPC', 'opaque', 'TLS']),
    ),
    accessPolicy: maybe(oneOf(['deny', 'deny', ...defaultPolicies])),
    isForMachines: veryRarely(fc.constant(true)),
    mistake: veryRarely(oneOf(mistakesOfServer)),
  })
  .map(({ version, accessPolicy, isForMachines, mistake, ...one }) => {
    const { podSelector: selector, ...rest } = withoutEmptyLists(one);
    const spec = {
      ...(isForMachines
        ? { externalWorkloadSelector: selector }
        : { podSelector: selector }),
      ...rest,
      ...(version === 'v1beta3' && { accessPolicy }),
    };
    return { version, spec: mistake?.(spec) ?? spec };
  });

/** Linkerd takes no list of values beside `Exists`, not even an empty one. */
function withoutEmptyLists<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value).replace(
      /("operator":"(?:Exists|DoesNotExist)"),"values":\[\]/g,
      '$1',
    ),
  );
}

const identity = oneOf([
  ...Array(12).fill('*'),
  ...namespaceNames.flatMap(namespace => [
    `*.${namespace}.${suffix}`,
    ...accounts.map(account => `${account}.${namespace}.${suffix}`),
  ]),
]);
const some = <T>(one: fc.Arbitrary<T>) =>
  fc.array(one, { minLength: 1, maxLength: 3 });

const accountRef = fc.record(
  {
    kind: fc.constant('ServiceAccount'),
    name: oneOf(accounts),
    namespace: oneOf(namespaceNames),
  },
  { requiredKeys: ['kind', 'name'] },
);

const meshTls = fc.oneof(
  { weight: 4, arbitrary: fc.record({ identities: some(identity) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      identityRefs: some(
        fc.oneof(
          accountRef,
          fc.record({
            kind: fc.constant('Namespace'),
            name: oneOf(namespaceNames),
          }),
        ),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: oneOf<Spec>([
      { identities: [] },
      { identities: ['reader.*'] },
      { identities: ['*'], identityRefs: [] },
      {},
    ]),
  },
);

const network = fc.oneof(
  {
    weight: 2,
    arbitrary: oneOf(['0.0.0.0/0', '::/0']).map(cidr => ({ cidr })),
  },
  {
    weight: 3,
    arbitrary: oneOf(Object.keys(blocks)).chain(cidr =>
      fc.record({
        cidr: fc.constant(cidr),
        except: field(fc.subarray(blocks[cidr])),
      }),
    ),
  },
);

const networks = fc.oneof(
  { weight: 9, arbitrary: fc.record({ networks: some(network) }) },
  {
    weight: 1,
    arbitrary: oneOf<Spec>([
      { networks: [] },
      { networks: [{ cidr: '10.0.0.0/33' }] },
      { networks: [{ cidr: '10.0.0.0/8', except: ['11.0.0.0/8'] }] },
    ]),
  },
);

/** Which authentications a policy requires: of its own, somebody's, one that is not there; rarely what is refused. */
const requirement = fc.oneof(
  { weight: 2, arbitrary: fc.constant(['nothing'] as const) },
  { weight: 8, arbitrary: fc.constant(['identities'] as const) },
  { weight: 3, arbitrary: fc.constant(['account'] as const) },
  { weight: 2, arbitrary: fc.constant(['networks'] as const) },
  { weight: 2, arbitrary: fc.constant(['identities', 'networks'] as const) },
  { weight: 1, arbitrary: fc.constant(['missing'] as const) },
  { weight: 1, arbitrary: fc.constant(['account', 'account'] as const) },
);

const grant = fc.record({
  target: oneOf([
    ...(['server', 'server', 'server', 'namespace'] as const),
    ...(['route', 'route', 'route', 'route', 'elsewhere'] as const),
  ]),
  requirement,
  account: accountRef,
  meshTls,
  networks,
});

const serverAuthorization = fc
  .record({
    byName: fc.boolean(),
    selector: podSelector,
    networks: maybe(fc.array(network, { maxLength: 2 })),
    clients: oneOf([
      'anybody',
      'any proxy',
      'identities',
      'accounts',
      'none',
      'both',
    ] as const),
    identities: some(identity),
    account: oneOf(accounts),
    namespace: maybe(oneOf(namespaceNames)),
  })
  .map(one => ({
    byName: one.byName,
    selector: withoutEmptyLists(one.selector),
    client: {
      networks: one.networks,
      ...{
        anybody: { unauthenticated: true },
        'any proxy': { meshTLS: { unauthenticatedTLS: true } },
        identities: { meshTLS: { identities: one.identities } },
        accounts: {
          meshTLS: {
            serviceAccounts: [{ name: one.account, namespace: one.namespace }],
          },
        },
        none: {},
        both: { unauthenticated: true, meshTLS: {} },
      }[one.clients],
    },
  }));

const path = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: field(oneOf(['Exact', 'PathPrefix'])),
      value: oneOf(['/', '/x', '/x/', '/x/y', '/y', '/z']),
    }),
  },
  {
    weight: 1,
    arbitrary: oneOf([
      { type: 'RegularExpression', value: '/x.*' },
      { value: 'x' },
    ]),
  },
);
const httpMatch = fc.record({
  path: mostly(path),
  method: maybe(oneOf(['GET', 'PUT'])),
  headers: veryRarely(fc.constant([{ name: 'team', value: 'x' }])),
});
const grpcMatch = fc.record({
  method: maybe(
    oneOf<Spec>([
      { service: 'x' },
      { service: 'x', method: 'y' },
      { service: 'y', method: 'z' },
      { method: 'y' },
      {},
    ]),
  ),
  headers: veryRarely(fc.constant([{ name: 'team', value: 'x' }])),
});

const route = fc
  .record({
    isGrpc: oneOf([false, false, true]),
    isOfGatewayApi: fc.boolean(),
    http: mostly(fc.array(httpMatch, { maxLength: 2 })),
    grpc: mostly(fc.array(grpcMatch, { maxLength: 2 })),
    hasRules: oneOf([true, true, true, true, false]),
    filter: rarely(
      oneOf(['RequestHeaderModifier', 'RequestRedirect', 'URLRewrite']),
    ),
    hostnames: veryRarely(fc.constant(['x.example.com'])),
    port: veryRarely(fc.constant(80)),
  })
  .map(one => ({
    kind: one.isGrpc ? 'GRPCRoute' : 'HTTPRoute',
    apiVersion:
      one.isGrpc || one.isOfGatewayApi
        ? 'gateway.networking.k8s.io/v1'
        : `${group}/v1beta3`,
    port: one.port,
    spec: {
      hostnames: one.hostnames,
      ...(one.hasRules && {
        rules: [
          {
            matches: one.isGrpc ? one.grpc : one.http,
            ...(one.filter && { filters: [{ type: one.filter }] }),
          },
        ],
      }),
    },
  }));

/** A Server with what speaks of it: apart from each other they would rarely meet. */
export const randomLinkerd = fc.record({
  server,
  labels: maybe(oneOf([{ app: 'web' }, { app: 'db' }])),
  grants: fc.array(grant, { minLength: 1, maxLength: 3 }),
  authorizations: fc.array(serverAuthorization, { maxLength: 1 }),
  routes: fc.oneof(
    { weight: 1, arbitrary: fc.array(route, { maxLength: 0 }) },
    { weight: 2, arbitrary: fc.array(route, { minLength: 1, maxLength: 2 }) },
  ),
});

type Linkerd = typeof randomLinkerd extends fc.Arbitrary<infer T> ? T : never;

/** The objects of it, with names that end in a number. */
export function linkerdObjects(
  one: Linkerd,
  place: { namespace: string },
  index: number,
) {
  const at = (name: string) => ({ ...place, name: `${name}-${index}` });
  return [
    {
      ...{ apiVersion: `${group}/${one.server.version}`, kind: 'Server' },
      metadata: { ...at('server'), labels: one.labels },
      spec: {
        ...one.server.spec,
        ...(one.routes[0]?.kind === 'GRPCRoute' && { proxyProtocol: 'gRPC' }),
      },
    },
    ...one.authorizations.map(({ byName, selector, client }) => ({
      ...{ apiVersion: `${group}/v1beta1`, kind: 'ServerAuthorization' },
      metadata: at('authorization'),
      spec: {
        server: byName ? { name: `server-${index}` } : { selector },
        client,
      },
    })),
    ...one.routes.map(({ apiVersion, kind, port, spec }, number) => ({
      ...{ apiVersion, kind },
      metadata: at(`route-${number}`),
      spec: {
        parentRefs: [{ group, kind: 'Server', name: `server-${index}`, port }],
        ...spec,
      },
    })),
    ...one.grants.flatMap((each, number) =>
      grantObjects(one, each, place, `${number}-${index}`),
    ),
  ];
}

function grantObjects(
  { routes }: Linkerd,
  {
    target,
    requirement: required,
    account,
    ...each
  }: Linkerd['grants'][number],
  place: { namespace: string },
  number: string,
) {
  const index = number.split('-')[1];
  const [first = { kind: 'HTTPRoute', apiVersion: `${group}/v1` }] = routes;
  const targets = {
    server: { group, kind: 'Server', name: `server-${index}` },
    namespace: { kind: 'Namespace', name: place.namespace },
    route: {
      group: first.apiVersion.split('/')[0],
      kind: first.kind,
      name: `route-0-${index}`,
    },
    elsewhere: { kind: 'Namespace', name: 'elsewhere' },
  };
  const refs = {
    nothing: [],
    identities: [
      { group, kind: 'MeshTLSAuthentication', name: `callers-${number}` },
    ],
    account: [account],
    networks: [
      { group, kind: 'NetworkAuthentication', name: `networks-${number}` },
    ],
    missing: [{ group, kind: 'MeshTLSAuthentication', name: 'missing' }],
  };
  const at = (name: string) => ({ ...place, name: `${name}-${number}` });
  const apiVersion = `${group}/v1alpha1`;
  return [
    {
      ...{ apiVersion, kind: 'AuthorizationPolicy' },
      metadata: at('grant'),
      spec: {
        targetRef: targets[target],
        requiredAuthenticationRefs: required.flatMap(
          (one): object[] => refs[one],
        ),
      },
    },
    {
      ...{ apiVersion, kind: 'MeshTLSAuthentication' },
      metadata: at('callers'),
      spec: each.meshTls,
    },
    {
      ...{ apiVersion, kind: 'NetworkAuthentication' },
      metadata: at('networks'),
      spec: each.networks,
    },
  ];
}

const ports = oneOf(['80', '53,80', '5000-6000', '9090', '4567', 'http']);

/** Annotations of Linkerd that a namespace or pods may have. */
export const linkerdAnnotations = fc
  .record({
    'default-inbound-policy': rarely(oneOf([...defaultPolicies, 'allow'])),
    'skip-inbound-ports': veryRarely(ports),
    'skip-outbound-ports': veryRarely(ports),
    'opaque-ports': veryRarely(ports),
    'proxy-require-identity-inbound-ports': veryRarely(ports),
    'skip-subnets': veryRarely(rarely(fc.constant('10.0.0.0/8'))),
  })
  .map(one =>
    Object.fromEntries(
      Object.entries(one).map(([key, value]) => [
        `config.linkerd.io/${key}`,
        value,
      ]),
    ),
  );
