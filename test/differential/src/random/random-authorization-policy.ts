import fc from 'fast-check';
import { field, maybe, oneOf, rarely } from './arbitraries';
import { matchLabels } from './random-selector';
import {
  namespaceNames,
  otherTrustDomain,
  portNumbers,
  serviceAccounts,
  trustDomain,
} from './words';

type Spec = Record<string, unknown>;

const selector = field(fc.record({ matchLabels: field(matchLabels) }));

const principals = [
  ...['*', '*', '*'],
  `${trustDomain}/*`,
  ...namespaceNames.flatMap(namespace => [
    `${trustDomain}/ns/${namespace}/sa/reader`,
    `${trustDomain}/ns/${namespace}/*`,
    `*/ns/${namespace}/sa/default`,
    `${otherTrustDomain}/ns/${namespace}/sa/default`,
  ]),
];
const namespaces = ['*', 'shop*', '*eu', ...namespaceNames];
const accounts = [
  ...serviceAccounts,
  ...namespaceNames.map(namespace => `${namespace}/writer`),
];
const some = (words: string[]) =>
  fc.uniqueArray(oneOf(words), { minLength: 1, maxLength: 3 });

const everywhere = ['0.0.0.0/0', '::/0'];
const blocks = oneOf([
  ['10.0.0.0/8'],
  ['203.0.113.7', 'fd00::/8'],
  ['203.0.113.0/25', '10.1.2.3'],
  everywhere,
]);

/** Whom a source means by who it is, with what it leaves out. */
const known = fc.oneof(
  fc.record({ principals: some(principals) }),
  fc.record({ namespaces: some(namespaces) }),
  fc.record({ principals: some(principals), namespaces: some(namespaces) }),
  fc.record({ serviceAccounts: some(accounts) }),
  fc.record({ serviceAccounts: some(accounts) }),
  fc.record({ notPrincipals: some(principals) }),
  fc.record({ notNamespaces: some(namespaces) }),
  fc.record({ notServiceAccounts: some(accounts) }),
  fc.record({ ipBlocks: blocks }),
  fc.record({ notIpBlocks: blocks }),
);
const source = fc
  .tuple(
    known,
    rarely(
      fc.oneof(
        known,
        oneOf([
          { requestPrincipals: ['*'] },
          { notRequestPrincipals: ['*'] },
          { remoteIpBlocks: ['10.0.0.0/8'] },
          { notRemoteIpBlocks: everywhere },
        ]),
      ),
    ),
  )
  .map(([first, second]) => ({ source: { ...first, ...second } }));

const http = oneOf<object>([
  { methods: ['GET'] },
  { paths: ['/x', '/y/*'] },
  { notMethods: ['GET'] },
  { notPaths: ['/{*}/x'] },
  { hosts: ['x'] },
  { notHosts: ['x'] },
]);
const operation = fc
  .tuple(
    fc.oneof(
      fc.record({ ports: some(portNumbers.map(String)) }),
      fc.record({ notPorts: some(portNumbers.map(String)) }),
      http,
    ),
    rarely(http),
  )
  .map(parts => ({ operation: Object.assign({}, ...parts) as object }));

/** A key with some of its values, wanted or not. */
const valuesOf = (key: string, values: fc.Arbitrary<string[]>) =>
  fc.oneof(
    values.map(wanted => ({ key, values: wanted })),
    values.map(unwanted => ({ key, notValues: unwanted })),
  );
const condition = fc.oneof(
  valuesOf('source.ip', blocks),
  valuesOf('source.principal', some(principals)),
  valuesOf('source.namespace', some(namespaces)),
  valuesOf('source.serviceAccount', some(accounts)),
  valuesOf('destination.port', some(portNumbers.map(String))),
  valuesOf('request.headers[x-team]', fc.constant(['x'])),
  valuesOf('request.auth.claims[iss]', fc.constant(['https://idp'])),
  oneOf([
    { key: 'remote.ip', values: ['10.0.0.1'] },
    { key: 'destination.ip', values: ['10.0.0.1'] },
    { key: 'connection.sni', values: ['x'] },
    { key: 'experimental.envoy.filters.a[b]', values: ['x'] },
  ]),
);

/** A rule of an AuthorizationPolicy. */
export const authorizationRule = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: http.map(request => ({ to: [{ operation: request }] })),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      from: field(fc.array(source, { maxLength: 3 })),
      to: field(fc.array(operation, { maxLength: 2 })),
      when: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        {
          weight: 1,
          arbitrary: fc.array(condition, { minLength: 1, maxLength: 2 }),
        },
      ),
    }),
  },
);

const mistakes: Array<(spec: Spec) => Spec> = [
  spec => ({ ...spec, action: 'allow' }),
  spec => ({ ...spec, rule: [] }),
  spec => ({ ...spec, rules: [{ from: [{ source: { principal: ['x'] } }] }] }),
  spec => ({ ...spec, rules: [{ from: [{ source: { principals: 'x' } }] }] }),
  spec => ({ ...spec, rules: [{ to: [{ operation: { ports: [80] } }] }] }),
  spec => ({ ...spec, rules: [{ to: [{ operation: { ports: ['0x50'] } }] }] }),
  spec => ({ ...spec, rules: [{ from: [{ source: {} }] }] }),
  spec => ({ ...spec, rules: [{ from: [{ source: { ipBlocks: ['x'] } }] }] }),
  spec => ({ ...spec, rules: [{ when: [{ key: 'source.ip' }] }] }),
  spec => ({ ...spec, rules: [{ when: [{ key: 'x', values: ['x'] }] }] }),
  spec => ({ ...spec, action: 'CUSTOM', provider: undefined }),
  spec => ({ ...spec, selector: { matchExpressions: [] } }),
];

const gateway = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };
/** What policies are for instead of pods. */
export const target = fc
  .oneof(
    { weight: 8, arbitrary: fc.constant({ ...gateway, name: 'waypoint' }) },
    {
      weight: 2,
      arbitrary: oneOf([
        { ...gateway, kind: 'GatewayClass', name: 'istio-waypoint' },
        { group: '', kind: 'Service', name: 'x' },
        { ...gateway, name: 'other' },
        { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'x' },
      ]),
    },
    { weight: 1, arbitrary: rarely(fc.constant({ kind: 'Pod', name: 'x' })) },
  )
  .map(one => one ?? { kind: 'Service', name: 'x' });

/** The `spec` of an AuthorizationPolicy with its annotations. */
export const authorizationPolicy = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        spec: fc.record({
          selector,
          action: field(oneOf(['ALLOW', 'ALLOW', 'DENY'])),
          rules: field(fc.array(authorizationRule, { maxLength: 3 })),
        }),
        mistake: rarely(oneOf(mistakes)),
      })
      .map(({ spec, mistake }) => ({
        annotations: undefined,
        spec: mistake?.(spec) ?? spec,
      })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      annotations: maybe(
        oneOf([
          { 'istio.io/dry-run': 'true' },
          { 'istio.io/dry-run': 'false' },
        ]),
      ),
      spec: fc
        .record({
          selector,
          action: oneOf(['DENY', 'CUSTOM', 'CUSTOM', 'AUDIT', 'ALLOW']),
          provider: oneOf(['opa', 'opa', 'proxy']),
          rules: fc.array(authorizationRule, { maxLength: 2 }),
        })
        .map(({ provider, ...spec }) => ({
          ...spec,
          ...(spec.action === 'CUSTOM' && { provider: { name: provider } }),
        })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      annotations: fc.constant(undefined),
      spec: fc
        .record({
          targetRefs: fc.array(target, { minLength: 1, maxLength: 2 }),
          action: field(oneOf(['ALLOW', 'ALLOW', 'DENY', 'CUSTOM'])),
          rules: fc.array(authorizationRule, { maxLength: 2 }),
        })
        .map(spec => ({
          ...spec,
          ...(spec.action === 'CUSTOM' && { provider: { name: 'opa' } }),
        })),
    }),
  },
);
