import fc from 'fast-check';
import { field, maybe, oneOf, rarely } from './arbitraries';
import { matchLabels } from './random-selector';
import {
  namespaceNames,
  portNumbers,
  serviceAccounts,
  trustDomain,
} from './words';

type Spec = Record<string, unknown>;

const selector = field(fc.record({ matchLabels: field(matchLabels) }));
const mtls = fc.record({
  mode: field(oneOf(['STRICT', 'STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET'])),
});
const ports = oneOf(portNumbers.map(String));

/** What the API server or Istio refuses, put into a `spec` that they would take. */
const mistakesOfMtls: Array<(spec: Spec) => Spec> = [
  spec => ({ ...spec, mtls: { mode: 'strict' } }),
  spec => ({ ...spec, mtls: 'STRICT' }),
  spec => ({ ...spec, mode: 'STRICT' }),
  spec => ({ ...spec, selector: { matchExpressions: [] } }),
];

/** The `spec` of a PeerAuthentication. Modes of single ports need a selector that says something. */
export const peerAuthentication = fc
  .record({
    spec: fc.oneof(
      fc.record({ selector: maybe(selector), mtls: field(mtls) }),
      fc.record({
        selector: fc.record({
          matchLabels: matchLabels.map(labels => ({
            ...labels,
            app: labels.app ?? 'web',
          })),
        }),
        mtls: field(mtls),
        portLevelMtls: field(fc.dictionary(ports, mtls, { maxKeys: 2 })),
      }),
    ),
    mistake: rarely(oneOf(mistakesOfMtls)),
  })
  .map(({ spec, mistake }) => ({ spec: mistake?.(spec) ?? spec }));

const principals = [
  ...['*', '*', '*'],
  `${trustDomain}/*`,
  ...namespaceNames.flatMap(namespace => [
    `${trustDomain}/ns/${namespace}/sa/reader`,
    `${trustDomain}/ns/${namespace}/*`,
    `*/ns/${namespace}/sa/default`,
  ]),
];
const namespaces = ['*', 'shop*', '*eu', ...namespaceNames];
const accounts = [
  ...serviceAccounts,
  ...namespaceNames.map(namespace => `${namespace}/writer`),
];
const some = (words: string[]) =>
  fc.uniqueArray(oneOf(words), { minLength: 1, maxLength: 3 });

const source = fc
  .tuple(
    fc.oneof(
      fc.record({ principals: some(principals) }),
      fc.record({ namespaces: some(namespaces) }),
      fc.record({ principals: some(principals), namespaces: some(namespaces) }),
      fc.record({ serviceAccounts: some(accounts) }),
    ),
    rarely(oneOf([{ notPrincipals: ['*'] }, { ipBlocks: ['10.0.0.0/8'] }])),
  )
  .map(([known, more]) => ({ source: { ...known, ...more } }));

const http = oneOf([{ methods: ['GET'] }, { paths: ['/x', '/y/*'] }]);
const operation = fc
  .tuple(
    fc.oneof(fc.record({ ports: some(portNumbers.map(String)) }), http),
    rarely(http),
    rarely(oneOf([{ hosts: ['x'] }, { notPorts: ['80'] }])),
  )
  .map(parts => ({ operation: Object.assign({}, ...parts) }));

const condition = fc.constant({ key: 'source.ip', values: ['10.0.0.1'] });

const rule = fc.oneof(
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
      when: rarely(fc.array(condition, { minLength: 1, maxLength: 2 })),
    }),
  },
);

const mistakesOfAllow: Array<(spec: Spec) => Spec> = [
  spec => ({ ...spec, action: 'allow' }),
  spec => ({ ...spec, rule: [] }),
  spec => ({ ...spec, rules: [{ from: [{ source: { principal: ['x'] } }] }] }),
  spec => ({ ...spec, rules: [{ from: [{ source: { principals: 'x' } }] }] }),
  spec => ({ ...spec, rules: [{ to: [{ operation: { ports: [80] } }] }] }),
  spec => ({ ...spec, selector: { matchExpressions: [] } }),
];

/** The `spec` of an AuthorizationPolicy with its annotations. */
export const authorizationPolicy = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        spec: fc.record({
          selector,
          action: field(fc.constant('ALLOW')),
          rules: field(fc.array(rule, { maxLength: 3 })),
        }),
        mistake: rarely(oneOf(mistakesOfAllow)),
      })
      .map(({ spec, mistake }) => ({
        annotations: undefined,
        spec: mistake?.(spec) ?? spec,
      })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      annotations: maybe(
        oneOf([
          { 'istio.io/dry-run': 'true' },
          { 'istio.io/dry-run': 'false' },
        ]),
      ),
      spec: fc.record({
        selector,
        action: oneOf(['DENY', 'CUSTOM', 'AUDIT', 'AUDIT', 'ALLOW']),
        rules: fc.array(rule, { maxLength: 1 }),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      annotations: fc.constant(undefined),
      spec: fc.record({
        targetRefs: fc.constant([{ group: '', kind: 'Service', name: 'x' }]),
        rules: fc.array(rule, { maxLength: 1 }),
      }),
    }),
  },
);
