import fc from 'fast-check';
import { field, maybe, oneOf, rarely } from './arbitraries';
import { podSelector } from './random-selector';
import {
  blocks,
  namespaceLabelValues,
  namespaceNames,
  portNames,
  portNumbers,
  serviceAccounts,
} from './words';

type Spec = Record<string, any>;

const whereLabels = fc.oneof(
  fc.record({ 'io.kubernetes.pod.namespace': oneOf(namespaceNames) }),
  fc.record({ 'k8s:io.kubernetes.pod.namespace': oneOf(namespaceNames) }),
  oneOf(Object.keys(namespaceLabelValues)).chain(key =>
    oneOf(namespaceLabelValues[key]).map(value => ({
      [`k8s:io.cilium.k8s.namespace.labels.${key}`]: value,
    })),
  ),
  fc.record({ 'io.cilium.k8s.policy.serviceaccount': oneOf(serviceAccounts) }),
  fc.constant({ 'reserved:host': '' }),
);

/** Labels as a policy may write them: some say that they come from Kubernetes. */
function prefixed({ matchLabels, ...selector }: Spec, prefix: string): Spec {
  return {
    ...selector,
    matchLabels:
      matchLabels &&
      Object.fromEntries(
        Object.entries(matchLabels).map(([key, value]) => [
          `${prefix}${key}`,
          value,
        ]),
      ),
  };
}

const endpoints = fc
  .tuple(podSelector, oneOf(['', '', 'k8s:', 'any:']), maybe(whereLabels))
  .map(([selector, prefix, where]): Spec => {
    const one = prefixed(selector, prefix);
    return where
      ? { ...one, matchLabels: { ...one.matchLabels, ...where } }
      : one;
  });

/** Those that a policy is for. */
const subject = fc
  .tuple(podSelector, oneOf(['', '', 'k8s:']), rarely(whereLabels))
  .map(([selector, prefix, where]): Spec => {
    const one = prefixed(selector, prefix);
    return where
      ? { ...one, matchLabels: { ...one.matchLabels, ...where } }
      : one;
  });

const entities = fc.subarray(
  [
    ...['all', 'world', 'world', 'cluster', 'cluster', 'host'],
    ...['remote-node', 'kube-apiserver', 'unmanaged', 'none', 'world-ipv4'],
  ],
  { maxLength: 2 },
);

const cidr = oneOf([...Object.keys(blocks), '203.0.113.7', 'fd00::1']);
const cidrSet = oneOf(Object.keys(blocks)).chain(block =>
  fc.record({
    cidr: fc.constant(block),
    except: field(
      blocks[block].length > 0
        ? fc.subarray(blocks[block])
        : fc.constant<string[]>([]),
    ),
  }),
);

const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 });

function peers(way: 'from' | 'to'): fc.Arbitrary<Spec> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    {
      weight: 6,
      arbitrary: few(
        fc.oneof(
          { weight: 1, arbitrary: fc.constant({}) },
          { weight: 4, arbitrary: endpoints },
        ),
      ).map(list => ({ [`${way}Endpoints`]: list })),
    },
    {
      weight: 4,
      arbitrary: entities.map(list => ({ [`${way}Entities`]: list })),
    },
    { weight: 1, arbitrary: few(cidr).map(list => ({ [`${way}CIDR`]: list })) },
    {
      weight: 1,
      arbitrary: few(cidrSet).map(list => ({ [`${way}CIDRSet`]: list })),
    },
  );
}

const names = fc
  .subarray([{ matchName: 'x.example.com' }, { matchPattern: '*.org' }], {
    minLength: 1,
  })
  .map((toFQDNs): Spec => ({ toFQDNs }));
const services = fc.constant<Spec>({
  toServices: [{ k8sService: { serviceName: 'x' } }],
});

const port = fc.oneof(
  fc.record({
    port: oneOf(portNumbers.map(String)),
    protocol: field(oneOf(['TCP', 'TCP', 'UDP', 'SCTP', 'ANY'])),
  }),
  fc
    .tuple(oneOf(portNumbers), fc.nat(2))
    .map(([from, more]) => ({ port: String(from), endPort: from + more })),
  fc.record({ port: oneOf(portNames), protocol: field(oneOf(['TCP', 'ANY'])) }),
  fc.record({ port: fc.constant('0'), protocol: oneOf(['TCP', 'UDP']) }),
);
const ports = fc.array(port, { minLength: 1, maxLength: 2 });

const restriction = oneOf<Spec>([
  ...[{ http: [{ method: 'GET' }] }, { http: [{ path: '/x' }] }],
  ...[{ http: [{ host: 'x' }] }, { dns: [{ matchPattern: '*' }] }],
  ...[{ dns: [{ matchName: 'x' }] }, { kafka: [] }],
]);

const onPorts = maybe(
  fc.array(fc.record({ ports, rules: rarely(restriction) }), {
    minLength: 1,
    maxLength: 2,
  }),
);
const onPortsOnly = maybe(
  fc.array(fc.record({ ports }), { minLength: 1, maxLength: 1 }),
);

function allow(way: 'from' | 'to') {
  const whom =
    way === 'from'
      ? peers(way)
      : fc.oneof(
          { weight: 8, arbitrary: peers(way) },
          { weight: 1, arbitrary: names },
          { weight: 1, arbitrary: services },
        );
  return fc
    .tuple(
      whom,
      fc.record({
        toPorts: onPorts,
        authentication: rarely(
          fc.record({ mode: oneOf(['required', 'disabled']) }),
        ),
        icmps: rarely(fc.constant([])),
      }),
    )
    .map(([peer, rest]): Spec => ({ ...peer, ...rest }));
}

function deny(way: 'from' | 'to') {
  return fc
    .tuple(peers(way), onPortsOnly)
    .map(([peer, toPorts]): Spec => ({ ...peer, toPorts }));
}

const rules = fc.record({
  ingress: field(few(allow('from'))),
  ingressDeny: rarely(few(deny('from'))),
  egress: maybe(few(allow('to'))),
  egressDeny: rarely(few(deny('to'))),
  enableDefaultDeny: rarely(
    fc.record({
      ingress: maybe(fc.boolean()),
      egress: maybe(fc.boolean()),
    }),
  ),
});

const mistakes: Array<(spec: Spec) => Spec> = [
  one => ({ ...one, nodeSelector: {} }),
  one => ({ ...one, endpointSelector: undefined }),
  one => ({ ...one, ingress: [{ from: [{}] }] }),
  one => ({ ...one, ingress: [{ fromEntities: ['everybody'] }] }),
  one => ({ ...one, ingress: [{ fromCIDR: ['10.0.0.0/33'] }] }),
  one => ({ ...one, egress: [{ toPorts: [{ ports: [{ port: 80 }] }] }] }),
  one => ({ ...one, egress: [{ toPorts: [{ ports: [] }] }] }),
  one => ({ ...one, ingressDeny: [{ authentication: { mode: 'required' } }] }),
];

const spec = fc
  .record({
    selector: fc.oneof(
      { weight: 19, arbitrary: fc.record({ endpointSelector: subject }) },
      { weight: 1, arbitrary: fc.constant({ nodeSelector: {} }) },
    ),
    rules,
    mistake: fc.oneof(
      { withCrossShrink: true },
      { weight: 29, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: oneOf(mistakes) },
    ),
  })
  .map(({ selector, rules: said, mistake }): Spec => {
    const whole: Spec = { ...selector, ...said };
    return mistake ? mistake(whole) : whole;
  });

/** A policy of Cilium's without its name: the rules of one, or of several in one, for a namespace or the cluster. */
export const ciliumPolicy = fc.record({
  isForAll: oneOf([true, false, false]),
  specs: fc.oneof(
    { weight: 9, arbitrary: fc.array(spec, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(spec, { minLength: 2, maxLength: 2 }) },
  ),
});
