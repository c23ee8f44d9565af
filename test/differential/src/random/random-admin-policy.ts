import fc from 'fast-check';
import { field, maybe, oneOf, rarely } from './arbitraries';
import { namespaceSelector, podSelector } from './random-selector';
import { blocks, portNames, portNumbers } from './words';

type Spec = Record<string, any>;

/** Pods as a subject or a peer: by namespaces, or by both. */
const pods = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ namespaces: {} }) },
  { weight: 2, arbitrary: fc.record({ namespaces: namespaceSelector }) },
  {
    weight: 3,
    arbitrary: fc.record({
      pods: fc.record({
        namespaceSelector: fc.oneof(fc.constant({}), namespaceSelector),
        podSelector,
      }),
    }),
  },
);

const networks = fc.oneof(
  fc.subarray(['0.0.0.0/0', '::/0'], { minLength: 1 }),
  fc.uniqueArray(oneOf(Object.keys(blocks)), { minLength: 1, maxLength: 2 }),
);

const domainNames = fc.subarray(['x.example.com', '*.example.org'], {
  minLength: 1,
});

const outside = (action: string) =>
  fc.oneof(
    { weight: 5, arbitrary: pods },
    { weight: 3, arbitrary: fc.record({ networks }) },
    { weight: 1, arbitrary: fc.constant({ nodes: {} }) },
    action === 'Accept'
      ? { weight: 3, arbitrary: fc.record({ domainNames }) }
      : { weight: 1, arbitrary: pods },
  );

const range = fc
  .tuple(oneOf(portNumbers), fc.integer({ min: 1, max: 3 }))
  .map(([start, more]) => ({ start, end: start + more }));

const byNumber = oneOf(['tcp', 'tcp', 'udp', 'sctp']).chain(protocol =>
  fc
    .oneof(fc.record({ number: oneOf(portNumbers) }), fc.record({ range }))
    .map((destinationPort): Spec => ({ [protocol]: { destinationPort } })),
);
const byName = fc.record({ destinationNamedPort: oneOf(portNames) });

/** Ports without names where somebody else than pods receives. */
function protocols(peers: object[]) {
  const isOfPods = peers.every(peer => 'pods' in peer || 'namespaces' in peer);
  const port: fc.Arbitrary<Spec> = isOfPods
    ? fc.oneof(byNumber, byName)
    : byNumber;
  return maybe(fc.array(port, { minLength: 1, maxLength: 3 }));
}

const action = oneOf(['Accept', 'Deny', 'Pass']);
const some = <T>(one: fc.Arbitrary<T>) =>
  fc.array(one, { minLength: 1, maxLength: 2 });

const ingressRule = fc.tuple(action, some(pods)).chain(([does, from]) =>
  fc.record({
    action: fc.constant(does),
    from: fc.constant(from),
    protocols: protocols(from),
  }),
);
const egressRule = action
  .chain(does => fc.tuple(fc.constant(does), some(outside(does))))
  .chain(([does, to]) =>
    fc.record({
      action: fc.constant(does),
      to: fc.constant(to),
      protocols: protocols(to),
    }),
  );

const spec = fc.record({
  tier: oneOf(['Admin', 'Admin', 'Baseline']),
  priority: oneOf([0, 5, 5, 1000]),
  subject: pods,
  ingress: field(fc.array(ingressRule, { maxLength: 3 })),
  egress: field(fc.array(egressRule, { maxLength: 3 })),
});

const mistakes: Array<(spec: Spec) => Spec> = [
  one => ({ ...one, tier: 'admin', priority: '5' }),
  one => ({ ...one, priority: 1001 }),
  one => ({ ...one, subject: {} }),
  one => ({ ...one, subject: { namespaces: {}, pods: null, nodes: {} } }),
  one => ({ ...one, ingress: [{ action: 'Accept', from: [] }] }),
  one => ({ ...one, ingress: [{ action: 'Accept', from: [{}] }] }),
  one => ({ ...one, ingress: [{ action: 'Log', from: [{ namespaces: {} }] }] }),
  one => ({
    ...one,
    egress: [{ action: 'Deny', to: [{ domainNames: ['x.example.com'] }] }],
  }),
  one => ({ ...one, egress: [{ action: 'Deny', to: [{ networks: ['x'] }] }] }),
];

/** A ClusterNetworkPolicy's `spec`; the API server would refuse one of twenty. */
const admin = fc
  .record({
    spec,
    mistake: fc.oneof(
      { withCrossShrink: true },
      { weight: 19, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: oneOf(mistakes) },
    ),
  })
  .map((one): Spec => (one.mistake ? one.mistake(one.spec) : one.spec));

/** The policies of administrators of a cluster, which many do not have, and the versions that they have. */
export const adminPolicies = fc.record({
  isOld: oneOf([true, false, false]),
  specs: fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant<Spec[]>([]) },
    { weight: 2, arbitrary: fc.array(admin, { minLength: 1, maxLength: 4 }) },
  ),
  other: rarely(admin),
});

const apiVersion = 'policy.networking.k8s.io';

/** The objects, which have no namespace. */
export function toAdminPolicies(
  one: typeof adminPolicies extends fc.Arbitrary<infer T> ? T : never,
) {
  if (one.specs.length === 0) return [];
  const toNew = (content: Spec, index: number | string) => ({
    apiVersion: `${apiVersion}/v1alpha2`,
    kind: 'ClusterNetworkPolicy',
    metadata: { name: `admin-${index}` },
    spec: content,
  });
  const others = one.other ? [toNew(one.other, 'other')] : [];
  if (!one.isOld)
    return [...one.specs, ...(one.other ? [one.other] : [])].map(toNew);
  const baseline = one.specs.find(({ tier }) => tier === 'Baseline');
  return [
    ...one.specs.filter(({ tier }) => tier !== 'Baseline').map(toOld),
    ...(baseline ? [toOldBaseline(baseline)] : []),
    ...others,
  ];
}

function toOld({ tier: _, ...content }: Spec, index: number) {
  return {
    apiVersion: `${apiVersion}/v1alpha1`,
    kind: 'AdminNetworkPolicy',
    metadata: { name: `old-${index}` },
    spec: inOldWords(content),
  };
}

function toOldBaseline({ tier: _, priority: __, ...content }: Spec) {
  const text = JSON.stringify(inOldWords(content));
  return {
    apiVersion: `${apiVersion}/v1alpha1`,
    kind: 'BaselineAdminNetworkPolicy',
    metadata: { name: 'default' },
    spec: JSON.parse(text.replaceAll('"action":"Pass"', '"action":"Allow"')),
  };
}

function inOldWords(content: Spec): Spec {
  const toRule = ({ protocols: ports, ...rule }: Spec) => ({
    ...rule,
    action: rule.action === 'Accept' ? 'Allow' : rule.action,
    ...(ports && { ports: ports.map(inOldPort) }),
  });
  return {
    ...content,
    ...(content.ingress && { ingress: content.ingress.map(toRule) }),
    ...(content.egress && { egress: content.egress.map(toRule) }),
  };
}

function inOldPort({ destinationNamedPort, ...port }: Spec): Spec {
  if (destinationNamedPort) return { namedPort: destinationNamedPort };
  const [[word, { destinationPort }]] = Object.entries<Spec>(port);
  const protocol = word.toUpperCase();
  const { number, range: ports } = destinationPort;
  return number
    ? { portNumber: { protocol, port: number } }
    : { portRange: { protocol, ...ports } };
}
