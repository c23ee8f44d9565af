import {
  answersOn,
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
  fc.constantFrom('fd00::/8', '2001:db8::/32', '::/0', '0.0.0.0/0', '::1/128'),
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

const external = fc.uniqueArray(
  fc.record({
    host: fc.constantFrom('a.example.com', 'b.example.com', 'xn--bcher-kva.de'),
    port: fc.oneof(fc.constantFrom(80, 443), port),
    // One wide range or some narrow ones: what several of a family come to together is for the engine's own tests.
    cidrs: fc.oneof(
      fc.array(
        cidr.filter(range => !range.endsWith('/0')),
        { minLength: 1, maxLength: 3 },
      ),
      fc.constantFrom(['0.0.0.0/0'], ['::/0'], ['0.0.0.0/0', '::/0']),
    ),
  }),
  { maxLength: 1, selector: ({ host }) => host },
);

/** `port` is a place in the list of the ports that a gateway can lead to: the rest of the division counts. */
const expose = fc.uniqueArray(
  fc.record({
    host: fc.constantFrom('a.example.com', 'b.example.com', '0.e-x.io'),
    port: fc.nat(3),
    path: fc.constantFrom('/', '/a', '/a/', '/A/b', '/~a.b-c/_d', '/a.B/c'),
  }),
  { maxLength: 4, selector: ({ host, path: at }) => `${host}${at}` },
);

const replicas = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.record({
    min: fc.integer({ min: 1, max: 3 }),
    max: fc.integer({ min: 3, max: 9 }),
    cpu: fc.integer({ min: 1, max: 100 }),
  }),
);

/** What not every platform carries. Names of secrets are such as YAML takes for something else. */
const wants = {
  secrets: optional(
    fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('db', '0x1f', 'a'.repeat(63)),
        store: fc.constantFrom('kv-shop', 'yes'),
        keys: fc.dictionary(
          variable.map(key => `S_${key}`),
          fc.constantFrom('db', 'null', '0x1F', '1e3', 'NO', '2026-01-01'),
          { minKeys: 1, maxKeys: 3 },
        ),
      }),
      { maxLength: 2, selector: ({ name: key }) => key },
    ),
  ),
  identity: fc.constantFrom(undefined, {
    azure: { clientId: '00000000-0000-0000-0000-000000000001' },
  }),
  apiAccess: optional(
    fc.uniqueArray(
      fc.record({
        apiGroups: fc.constantFrom([''], ['', 'apps'], ['example.com']),
        resources: fc.constantFrom(['configmaps', 'pods/log'], ['shops']),
        verbs: fc.constantFrom(['get'], ['list', 'watch', 'delete']),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
};
const traffic = fc.record({
  grantsByRequest: optional(fc.boolean()),
  canary: optional(
    fc.record({
      tag: fc.constant('1.1'),
      weight: fc.integer({ min: 1, max: 99 }),
    }),
  ),
  circuitBreaker: optional(
    fc.record({ consecutiveErrors: fc.integer({ min: 1, max: 1000 }) }),
  ),
  timeout: optional(fc.constantFrom('1ms', '500ms', '5s', '24h')),
  retries: optional(
    fc.record({
      attempts: fc.integer({ min: 1, max: 10 }),
      on: fc.subarray(['5xx', 'gateway-error', 'unavailable', 'internal'], {
        minLength: 1,
      }),
    }),
  ),
  rateLimit: optional(
    fc.record({ requestsPerSecond: fc.integer({ min: 1, max: 1_000_000 }) }),
  ),
});

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
    ...wants,
    traffic: optional(traffic),
    digest: fc.boolean(),
    external: optional(external),
    expose: optional(expose),
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
  expose: places,
  external: hosts,
  ...spec
}: // Raw JSON, as a person may write it: the contract's parser is what gives it a type.
Record<string, any>) {
  const isAlias = spec.service?.type === 'ExternalName';
  const [first] = Object.keys(spec.service?.ports ?? {});
  const hasRequests = Object.values<any>(spec.service?.ports ?? {}).some(
    ({ appProtocol }) => appProtocol === 'http' || appProtocol === 'grpc',
  );
  const { canary, circuitBreaker, ...ofRequests } = asked ?? {};
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
      ...(isAlias
        ? Object.fromEntries(Object.keys(wants).map(key => [key, undefined]))
        : { image: 'registry.example.com/shop/app' }),
      ...(first && {
        health: {
          readiness: handler,
          ...(startup && { startup: { seconds: startup } }),
        },
      }),
      ...(unmanaged && { calls: { LEGACY: unmanaged } }),
      ...(hosts && !isAlias && { external: hosts }),
      ...(places && !isAlias && { expose: exposedOn(spec.service, places) }),
      ...(first && {
        traffic: { canary, circuitBreaker, ...(hasRequests && ofRequests) },
      }),
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

/** By the ports that a gateway can lead to, with paths that what is spoken there has. */
function exposedOn(
  // As above.
  asked: any,
  places: { host: string; port: number; path: string }[],
) {
  const all = Object.entries<any>(asked?.ports ?? {}).filter(
    ([, { appProtocol }]) => appProtocol === 'http' || appProtocol === 'grpc',
  );
  return places
    .map(({ host, port: index, path: at }) => ({
      host,
      path: at,
      on: all[index % all.length],
    }))
    .filter(
      ({ on, path: at }) =>
        on && (on[1].appProtocol === 'http' || !/[-~]/.test(at)),
    )
    .map(({ on: [key], ...place }) => ({ ...place, port: key }));
}

const mesh = fc.constantFrom(
  { kind: 'none' },
  { kind: 'none' },
  { kind: 'istio-sidecar' },
  { kind: 'istio-sidecar', trustDomain: 'example.org' },
  {
    kind: 'istio-sidecar',
    revision: 'canary',
    envoyFilters: true,
    serviceEntries: true,
  },
  {
    kind: 'linkerd',
    defaultInboundPolicy: 'all-authenticated',
    controlPlane: { namespace: 'mesh', podLabels: { app: 'linkerd' } },
  },
  {
    kind: 'linkerd',
    defaultInboundPolicy: 'deny',
    controlPlane: { namespace: 'mesh', podLabels: { app: 'linkerd' } },
  },
  { kind: 'istio-ambient' },
  { kind: 'istio-ambient', waypoints: true },
);
const outsider = fc.record({
  namespace: fc.constant('platform'),
  podLabels,
  serviceAccount: optional(fc.constant('edge')),
});

const monitoring = fc.oneof(
  {
    weight: 7,
    arbitrary: fc
      .record({
        at: outsider,
        labels: optional(podLabels),
        alerts: fc.boolean(),
        dashboards: optional(podLabels),
      })
      .map(({ at, ...asked }) => ({
        ...at,
        ...asked,
        api: 'prometheus-operator',
      })),
  },
  {
    weight: 1,
    arbitrary: outsider.map(({ namespace: at, podLabels: who }) => ({
      namespace: at,
      podLabels: who,
      api: 'azure-monitor',
    })),
  },
);

const platform = fc
  .record({
    mesh,
    security: fc.record({
      podSecurity: fc.constantFrom('restricted', 'baseline'),
      cpuLimits: fc.boolean(),
    }),
    namespaceSuffix: fc.constantFrom('', '-blue'),
    gateway: optional(
      fc
        .tuple(
          outsider,
          fc.constantFrom(
            { api: 'gateway' },
            { api: 'gateway', listener: 'https' },
            { api: 'ingress' },
            { api: 'istio' },
          ),
        )
        .map(([at, api]) => ({ ...at, ...api, name: 'public' })),
    ),
    networkPolicy: fc.constantFrom({ api: 'kubernetes' }, { api: 'cilium' }),
    monitoring: optional(monitoring),
    cloud: fc.constantFrom('aks', undefined),
    secrets: optional(
      fc.constantFrom<object>(
        { api: 'external-secrets' },
        { api: 'external-secrets', storeKind: 'SecretStore' },
        {
          api: 'secrets-store-csi',
          provider: 'azure',
          tenantId: '00000000-0000-0000-0000-00000000000a',
        },
      ),
    ),
    apiServer: optional(
      fc.record({
        cidrs: fc.constantFrom(['192.0.2.1/32'], ['192.0.2.0/24', '::1/128']),
        port: fc.constantFrom(443, 6443),
      }),
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
  .map(([contracts, on]) => ({
    services: contracts
      .flatMap(accepted)
      .map(one => trafficCarriedBy(on, wantsCarriedBy(on, one))),
    on,
  }))
  .filter(({ services }) => services.length > 0)
  .map(({ services, on }) => toRepository(services, on));

/** Without what the parser refuses, such as a port number that stands twice. */
function accepted(one: unknown): Microservice[] {
  const result = parseMicroservice(JSON.parse(JSON.stringify(one)));
  return result.ok ? [result.value] : [];
}

/** Refusals are tested elsewhere: mostly ask for what can be had. */
function wantsCarriedBy(
  on: Platform,
  { spec, ...rest }: Microservice,
): Microservice {
  const carried = { ...spec };
  for (const answer of answersOn(on, { spec, grants: [] })) {
    const field = String(answer.path[1]);
    if ('refused' in answer.cell && Object.hasOwn(wants, field))
      delete carried[field as keyof typeof wants];
  }
  if (on.spec.secrets?.api === 'secrets-store-csi' && !carried.identity)
    delete carried.secrets;
  return { ...rest, spec: carried };
}

/** Without what the platform refuses of what becomes of requests: a refusal leaves nothing to look at. */
function trafficCarriedBy(on: Platform, one: Microservice): Microservice {
  const { spec } = one;
  if (!spec.traffic) return one;
  const refused = answersOn(on, { spec, grants: [] })
    .filter(({ cell }) => 'refused' in cell)
    .map(({ path: [, , field] }) => field);
  const kept = Object.entries(spec.traffic).filter(
    ([field]) =>
      !refused.includes(field) &&
      (spec.service?.type !== 'Headless' ||
        on.spec.mesh.kind === 'none' ||
        field === 'rateLimit'),
  );
  return { ...one, spec: { ...spec, traffic: Object.fromEntries(kept) } };
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
  return {
    services: linked
      .map(one => knowingAddresses(one, on))
      .map(one => comingThrough(one, on)),
    grants,
    platform: on,
  };
}

/** Where names will do, every other host is known by its name alone. */
function knowingAddresses(
  { spec, ...rest }: Microservice,
  on: Platform,
): Microservice {
  const { external: hosts } = spec;
  if (!hosts || on.spec.networkPolicy.api === 'kubernetes')
    return { ...rest, spec };
  const known = hosts.map((one, index) =>
    index % 2 ? one : { ...one, cidrs: [] },
  );
  return { ...rest, spec: { ...spec, external: known } };
}

/** Exposed where there is a gateway, and by what it carries: most of what is refused tells nothing. */
function comingThrough(
  { spec, ...rest }: Microservice,
  { spec: { gateway } }: Platform,
): Microservice {
  const { expose: places, ...others } = spec;
  const speaks = (at: string) => spec.service?.ports?.[at].appProtocol;
  if (!places || !gateway) return { ...rest, spec: others };
  const carried = places.filter(
    ({ port: at }) => gateway.api !== 'ingress' || speaks(at) === 'http',
  );
  return { ...rest, spec: { ...others, expose: carried } };
}
