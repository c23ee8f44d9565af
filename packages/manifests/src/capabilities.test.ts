import {
  answersOn,
  Asking,
  axes,
  AxisName,
  capabilities,
  Capability,
  Feature,
  Grant,
  Microservice,
  parseGrant,
  parseMicroservice,
  parsePlatform,
  Platform,
} from '@callboard/contract';
import { render } from './render';

/** What a service adds to its contract to ask for a feature. */
const asked: Record<Feature, { spec?: object; http?: object[] }> = {
  pods: {},
  requests: {
    spec: { traffic: { grantsByRequest: true } },
    http: [{ methods: ['GET'] }],
  },
  timeout: { spec: { traffic: { timeout: '5s' } } },
  retries: {
    spec: { traffic: { retries: { attempts: 2, on: ['unavailable'] } } },
  },
  circuitBreaker: {
    spec: { traffic: { circuitBreaker: { consecutiveErrors: 5 } } },
  },
  rateLimit: { spec: { traffic: { rateLimit: { requestsPerSecond: 200 } } } },
  mirror: {
    spec: { traffic: { mirror: { service: 'orders-next', percent: 5 } } },
  },
  canary: { spec: { traffic: { canary: { tag: '1.9.0', weight: 10 } } } },
  direct: { spec: { service: direct() } },
  internal: { spec: { service: { ...direct(), internal: true } } },
  expose: { spec: { expose: [{ host: 'orders.example.com', port: 'http' }] } },
  exposeGrpc: {
    spec: { expose: [{ host: 'orders.example.com', port: 'grpc' }] },
  },
  external: { spec: { external: [{ host: 'api.stripe.com', port: 443 }] } },
  externalRanges: {
    spec: {
      external: [
        { host: 'api.stripe.com', port: 443, cidrs: ['203.0.113.0/24'] },
      ],
    },
  },
  secrets: {
    spec: {
      secrets: [
        {
          name: 'orders-db',
          store: 'kv-shop',
          keys: { PASSWORD: 'orders-db' },
        },
      ],
      // Key Vaults are read as who the service is to Azure.
      identity: { azure: { clientId: '00000000-0000-0000-0000-000000000001' } },
    },
  },
  azureIdentity: {
    spec: {
      identity: { azure: { clientId: '00000000-0000-0000-0000-000000000001' } },
    },
  },
  apiAccess: {
    spec: {
      apiAccess: [
        { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] },
      ],
    },
  },
  scrape: {
    spec: {
      service: {
        ports: {
          ...ports(),
          metrics: { port: 9464, scrape: '/metrics' },
        },
      },
    },
  },
  grpcHealth: { spec: { health: { readiness: { grpc: { port: 'grpc' } } } } },
};

function ports() {
  return {
    http: { port: 80, targetPort: 8080, appProtocol: 'http' },
    grpc: { port: 9090, appProtocol: 'grpc' },
  };
}

function direct() {
  return {
    type: 'LoadBalancer',
    sources: ['203.0.113.0/24'],
    ports: ports(),
  };
}

/** What a platform file says where it has a value; nothing new where this mesh knows no such value. */
const stated: {
  [A in AxisName]: (value: string, said: { mesh?: { kind: string } }) => object;
} = {
  mesh: kind => ({ mesh: { kind } }),
  envoyFilters: (value, { mesh }) =>
    mesh?.kind === 'istio-sidecar'
      ? { mesh: { ...mesh, envoyFilters: value === 'true' } }
      : {},
  waypoints: (value, { mesh }) =>
    mesh?.kind === 'istio-ambient'
      ? { mesh: { ...mesh, waypoints: value === 'true' } }
      : {},
  gateway: api =>
    api === 'none'
      ? {}
      : {
          gateway: {
            api,
            name: 'public',
            namespace: 'gateways',
            podLabels: { app: 'envoy' },
            serviceAccount: 'envoy',
          },
        },
  networkPolicy: api => ({ networkPolicy: { api } }),
  secrets: api =>
    ({
      none: { cloud: 'aks' },
      'external-secrets': { cloud: 'aks', secrets: { api } },
      'secrets-store-csi': {
        cloud: 'aks',
        secrets: {
          api,
          provider: 'azure',
          tenantId: '00000000-0000-0000-0000-00000000000a',
        },
      },
    }[api]!),
  monitoring: api =>
    api === 'none'
      ? {}
      : {
          monitoring: {
            api,
            namespace: 'monitoring',
            podLabels: { app: 'prometheus' },
          },
        },
  apiServer: value =>
    value === 'none' ? {} : { apiServer: { cidrs: ['192.0.2.1/32'] } },
  cloud: cloud =>
    cloud === 'none' ? {} : { cloud: cloud === 'other' ? 'home' : cloud },
};

const table = Object.entries(capabilities) as [Feature, Capability][];

/** Every platform that differs in what the feature depends on. */
function platformsFor({ cells }: Capability): Platform[] {
  const combined = (Object.keys(cells) as AxisName[]).reduce<object[]>(
    (specs, name) =>
      axes[name].values.flatMap(value =>
        specs.map(spec => ({ ...spec, ...stated[name](value, spec) })),
      ),
    [{}],
  );
  const platforms = combined.map(spec =>
    valueOf(
      parsePlatform({
        apiVersion: 'callboard.dev/v1alpha1',
        kind: 'Platform',
        metadata: { name: 'prod' },
        spec: { kubernetes: '1.36', ...spec },
      }),
    ),
  );
  return platforms.filter(
    (platform, index) =>
      platforms.findIndex(
        other => JSON.stringify(other) === JSON.stringify(platform),
      ) === index,
  );
}

/** A platform that refuses another feature, too, shows nothing about this one. */
const rows = table.flatMap(([feature, capability]) =>
  platformsFor(capability)
    .filter(platform =>
      answersFor(feature, platform).every(
        answer => answer.feature === feature || 'degraded' in answer.cell,
      ),
    )
    .map((platform): [Feature, string, Platform] => [
      feature,
      (Object.keys(capability.cells) as AxisName[])
        .flatMap(name => {
          const value = axes[name].valueOn(platform.spec);
          return value === undefined ? [] : [`${name} ${value}`];
        })
        .join(', '),
      platform,
    ]),
);

const everyCell = table.flatMap(([feature, capability]) =>
  Object.entries(capability.cells).flatMap(([name, row]) =>
    Object.keys(row).map((value): [Feature, AxisName, string] => [
      feature,
      name as AxisName,
      value,
    ]),
  ),
);

describe('the table of capabilities', () => {
  test.each(rows)('%s on %s is as it says', (feature, _, platform) => {
    const own = answersFor(feature, platform).find(
      answer => answer.feature === feature,
    );

    expect(becomesOf(feature, platform)).toBe(
      own ? JSON.stringify(own.cell) : 'supported',
    );
  });

  test.each(everyCell)('is held to %s on %s %s', (feature, name, value) => {
    const held = rows.filter(
      ([of, , { spec }]) =>
        of === feature && axes[name].valueOn(spec) === value,
    );

    expect(held).not.toEqual([]);
  });

  it('knows every value of what platforms differ in', () => {
    const values = table.flatMap(([, { cells }]) =>
      Object.entries(cells).map(([name, row]) => [
        name,
        Object.keys(row).sort(),
      ]),
    );
    expect(values.length).toBeGreaterThan(table.length - 1);
    values.forEach(([name, keys]) =>
      expect(keys).toEqual([...axes[name as AxisName].values].sort()),
    );
  });
});

function answersFor(feature: Feature, platform: Platform) {
  const { spec, http } = asked[feature];
  return answersOn(platform, {
    spec: service(spec).spec,
    grants: [grant(http)],
  });
}

/** What the renderer makes of a feature: it says so, or the files differ from those without it. */
function becomesOf(feature: Feature, platform: Platform): string {
  const { spec, http } = asked[feature];
  const rendering = rendered(platform, service(spec), [grant(http)]);
  if (!rendering.ok) {
    const [{ code, message }] = rendering.issues;
    return code === 'not-on-this-platform'
      ? JSON.stringify({ refused: message.split(' does not carry: ')[1] })
      : `${code} ${message}`;
  }
  const without = rendered(platform, service(), [grant()]);
  const notes = rendering.notes.filter(
    note => !('notes' in without) || !without.notes.includes(note),
  );
  const note = notes.find(text => text.includes(`platform/prod.yaml (`));
  if (note) return JSON.stringify({ degraded: note.split('): ')[1] });
  const isCarried =
    feature === 'pods' ||
    !without.ok ||
    JSON.stringify(without.files) !== JSON.stringify(rendering.files);
  return isCarried ? 'supported' : 'nothing';
}

function rendered(platform: Platform, asking: Microservice, grants: Grant[]) {
  const peers = [service({}, 'orders-next'), service({}, 'web')];
  return render({
    service: asking,
    grants,
    platform,
    peers: ({ name }) => peers.find(({ metadata }) => metadata.name === name),
  });
}

function service(spec: object = {}, name = 'orders'): Microservice {
  return valueOf(
    parseMicroservice({
      apiVersion: 'callboard.dev/v1alpha1',
      kind: 'Microservice',
      metadata: { name, namespace: 'shop' },
      spec: {
        owner: 'group:default/team-shop',
        image: 'registry.example.com/shop/orders',
        service: { ports: ports() },
        environments: { prod: { tag: '1.8.0' } },
        ...spec,
      },
    }),
  );
}

function grant(http?: object[]): Asking['grants'][number] {
  return valueOf(
    parseGrant({
      apiVersion: 'callboard.dev/v1alpha1',
      kind: 'Grant',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { ports: ['http'], ...(http && { http }) },
    }),
  );
}

function valueOf<T>(parsed: { ok: true; value: T } | { ok: false }): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.value;
}
