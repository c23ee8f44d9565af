import {
  Grant,
  Microservice,
  parseMicroservice,
  parsePlatform,
  Platform,
} from '@callboard/contract';
import fc from 'fast-check';

/** Services of one repository that call each other, and a platform that they run on. */
export interface RandomRepository {
  services: Microservice[];
  /** By `<namespace>/<name>` of the service that is called. */
  grants: Map<string, Grant[]>;
  platform: Platform;
}

const name = fc.stringMatching(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
const namespace = fc.constantFrom('shop', 'finance', '0ps');
const portName = fc
  .stringMatching(/^[a-z0-9](-?[a-z0-9]){0,6}$/)
  .filter(text => /[a-z]/.test(text));
const port = fc.integer({ min: 1, max: 65535 });
const text = fc.oneof(
  fc.constantFrom(
    'yes',
    'on',
    '0644',
    '1e3',
    '0X7',
    '0b1',
    '.8_0',
    '~',
    '- a',
    '#x',
    '"',
    "it's",
    'a: b',
    '',
    '\t',
    '日本',
    '2026-01-01',
  ),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
);
const variable = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,20}$/);
const plainLabel = fc.stringMatching(
  /^[a-zA-Z0-9]([-_.a-zA-Z0-9]{0,20}[a-zA-Z0-9])?$/,
);
/** Such as YAML takes for something else than a text. */
const oddLabel = fc.constantFrom(
  ...['0X7', '0x1F', '0b1', '0b-1', '0O17', '010', '1_000', '1e3', 'e5', '1.5'],
  ...['yes', 'N', 'on', 'null', 'NaN', '2026-01-01', '0.8_0'],
);
const label = fc.oneof(
  { weight: 3, arbitrary: plainLabel },
  { weight: 1, arbitrary: oddLabel },
);
const podLabels = fc.dictionary(label, label, { minKeys: 1, maxKeys: 3 });
const cidr = fc.oneof(
  fc
    .tuple(fc.nat(255), fc.nat(255), fc.integer({ min: 8, max: 16 }))
    .map(
      ([a, b, bits]) => `${a}.${bits > 15 ? b : 0}.0.0/${bits > 15 ? 16 : 8}`,
    ),
  fc.constant('fd00::/8'),
);
const cpu = fc.oneof(
  fc.integer({ min: 1, max: 4000 }).map(n => `${n}m`),
  fc.constantFrom('1', '0.5', '2.25'),
);
const memory = fc
  .tuple(
    fc.integer({ min: 1, max: 900 }),
    fc.constantFrom('Ki', 'Mi', 'Gi', 'M'),
  )
  .map(([n, unit]) => `${n}${unit}`);
const path = fc.stringMatching(/^(\/[A-Za-z0-9._-]{1,8}){1,3}$/);
const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

const ports = fc.dictionary(
  portName,
  fc.record(
    {
      port,
      targetPort: optional(port),
      appProtocol: optional(fc.constantFrom('http', 'grpc', 'tcp')),
      scrape: optional(fc.constant('/metrics')),
    },
    { requiredKeys: ['port'] },
  ),
  { minKeys: 1, maxKeys: 4 },
);

const service = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ports }) },
  ports.map(all => ({
    type: 'Headless',
    ports: Object.fromEntries(
      Object.entries(all).map(([key, value]) => [
        key,
        { ...value, targetPort: undefined },
      ]),
    ),
  })),
  fc.record({
    type: fc.constantFrom('NodePort', 'LoadBalancer'),
    sources: fc.array(cidr, { minLength: 1, maxLength: 3 }),
    ports,
  }),
  fc.constant({ type: 'ExternalName', externalName: 'db.example.com' }),
);

const replicas = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.record({
    min: fc.integer({ min: 1, max: 3 }),
    max: fc.integer({ min: 3, max: 9 }),
    cpu: fc.integer({ min: 1, max: 100 }),
  }),
);

const traffic = fc.record(
  {
    timeout: fc.constantFrom('5s', '1500ms'),
    circuitBreaker: fc.record({
      consecutiveErrors: fc.integer({ min: 1, max: 1000 }),
    }),
    grantsByRequest: fc.boolean(),
    canary: fc.record({
      tag: fc.constant('1.1'),
      weight: fc.integer({ min: 1, max: 99 }),
    }),
  },
  { requiredKeys: [] },
);

const contract = fc
  .record({
    name,
    namespace,
    system: optional(fc.constant('shop')),
    args: optional(fc.array(text, { maxLength: 3 })),
    service: optional(service),
    probe: fc.constantFrom('httpGet', 'grpc', 'tcp'),
    startup: optional(fc.integer({ min: 1, max: 3600 })),
    resources: optional(fc.record({ cpu, memory })),
    replicas: optional(replicas),
    env: optional(fc.dictionary(variable, text, { maxKeys: 4 })),
    scratch: optional(
      fc.uniqueArray(fc.record({ path, size: memory }), {
        maxLength: 3,
        selector: ({ path: at }) => at,
      }),
    ),
    unmanaged: optional(
      fc.record({
        service: name,
        namespace: fc.constant('old'),
        port,
        podLabels,
      }),
    ),
    traffic: fc.option(traffic, { nil: undefined, freq: 3 }),
    digest: fc.boolean(),
  })
  .map(toContract);

function toContract({
  name: own,
  namespace: at,
  probe,
  startup,
  unmanaged,
  traffic: asked,
  digest,
  ...spec
}: // Raw JSON, as a person may write it: the contract's parser is what gives it a type.
Record<string, any>) {
  const isAlias = spec.service?.type === 'ExternalName';
  const [first] = Object.keys(spec.service?.ports ?? {});
  const handler = {
    [probe]: { port: first, ...(probe === 'httpGet' && { path: '/healthz' }) },
  };
  return {
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Microservice',
    metadata: { name: own, namespace: at },
    spec: {
      owner: 'group:default/team',
      ...spec,
      ...(!isAlias && { image: 'registry.example.com/shop/app' }),
      ...(first && {
        health: {
          readiness: handler,
          ...(startup && { startup: { seconds: startup } }),
        },
      }),
      ...(first && asked && { traffic: asked }),
      ...(unmanaged && { calls: { LEGACY: unmanaged } }),
      environments: {
        prod: isAlias
          ? {}
          : {
              ...(digest
                ? { digest: `sha256:${'a'.repeat(64)}` }
                : { tag: '1.0' }),
            },
      },
    },
  };
}

const mesh = fc.constantFrom(
  { kind: 'none' },
  { kind: 'none' },
  { kind: 'istio-sidecar' },
  { kind: 'istio-sidecar', revision: 'canary' },
  { kind: 'istio-ambient' },
  { kind: 'istio-ambient', waypoints: true },
);
const outsider = fc.record({
  namespace: fc.constant('platform'),
  podLabels,
  serviceAccount: optional(fc.constant('edge')),
});

const platform = fc
  .record({
    mesh,
    security: fc.record({
      podSecurity: fc.constantFrom('restricted', 'baseline'),
      cpuLimits: fc.boolean(),
    }),
    namespaceSuffix: fc.constantFrom('', '-blue'),
    gateway: optional(
      outsider.map(at => ({ ...at, api: 'gateway', name: 'public' })),
    ),
    monitoring: optional(
      outsider.map(at => ({ ...at, api: 'prometheus-operator' })),
    ),
  })
  .map((spec): Platform => {
    const parsed = parsePlatform({
      apiVersion: 'callboard.dev/v1alpha1',
      kind: 'Platform',
      metadata: { name: 'prod' },
      spec: { kubernetes: '1.36', ...JSON.parse(JSON.stringify(spec)) },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    return parsed.value;
  });

/**
 * A repository whose every file the contract's parsers accept: each service lets in and calls the one before it, where
 * that has a port.
 */
export const randomRepository: fc.Arbitrary<RandomRepository> = fc
  .tuple(
    fc.uniqueArray(contract, {
      minLength: 1,
      maxLength: 4,
      selector: ({ metadata }) => metadata.name,
    }),
    platform,
  )
  .map(([contracts, on]) => ({ services: contracts.flatMap(accepted), on }))
  .filter(({ services }) => services.length > 0)
  .map(({ services, on }) =>
    toRepository(
      services.map(one => asking(one, on)),
      on,
    ),
  );

/** Of requests it asks for something only where it can be had. */
function asking(one: Microservice, { spec }: Platform): Microservice {
  const { traffic: _, ...others } = one.spec;
  return spec.mesh.kind === 'istio-ambient' && spec.mesh.waypoints
    ? one
    : { ...one, spec: others };
}

/** Without what the parser refuses, such as a port number that stands twice. */
function accepted(one: unknown): Microservice[] {
  const result = parseMicroservice(JSON.parse(JSON.stringify(one)));
  return result.ok ? [result.value] : [];
}

function toRepository(
  services: Microservice[],
  on: Platform,
): RandomRepository {
  const grants = new Map<string, Grant[]>();
  const linked = services.map((caller, index) => {
    const callee = services[index - 1];
    const [called] = Object.keys(callee?.spec.service?.ports ?? {});
    if (!called) return caller;
    const { name: to, namespace: at } = callee.metadata;
    grants.set(`${at}/${to}`, [
      {
        apiVersion: 'callboard.dev/v1alpha1',
        kind: 'Grant',
        metadata: caller.metadata,
        spec: { ports: [called] },
      },
    ]);
    const calls = {
      ...caller.spec.calls,
      PREVIOUS: { service: to, namespace: at, port: called },
    };
    return { ...caller, spec: { ...caller.spec, calls } };
  });
  return { services: linked, grants, platform: on };
}
