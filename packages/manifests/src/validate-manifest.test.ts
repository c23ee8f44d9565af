import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Manifest } from './manifest';
import { validateManifest } from './validate-manifest';

const deployment = () => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'orders', namespace: 'shop', labels: { tier: 'web' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'orders' } },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%' } },
    template: {
      metadata: { labels: { app: 'orders' } },
      spec: {
        containers: [
          {
            name: 'orders',
            image: 'shop/orders:1',
            imagePullPolicy: 'IfNotPresent',
            ports: [{ containerPort: 8080 }],
            readinessProbe: { httpGet: { path: '/', port: 8080 } },
            resources: { requests: { cpu: 0.5, memory: '64Mi' } },
          },
        ],
      },
    },
  },
});
const service = () => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'orders' },
  spec: { type: 'ClusterIP', ports: [{ port: 80, targetPort: 'http' }] },
});
const networkPolicy = () => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'orders' },
  spec: {
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 8080 }] }],
  },
});
const autoscaler = () => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'orders' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' },
    maxReplicas: 4,
  },
});
const budget = () => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'orders' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'orders' } } },
});
const configMap = () => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'orders' },
  data: { PORT: '80' },
});
const authorization = () => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'orders' },
  spec: {
    selector: { matchLabels: { app: 'orders' } },
    action: 'ALLOW',
    rules: [
      {
        from: [{ source: { principals: ['cluster.local/ns/shop/sa/web'] } }],
        to: [{ operation: { ports: ['8080'], methods: ['GET'] } }],
      },
    ],
  },
});
const peerAuthentication = () => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'orders' },
  spec: {
    mtls: { mode: 'STRICT' },
    portLevelMtls: { 9090: { mode: 'PERMISSIVE' } },
  },
});
const virtualService = () => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'orders' },
  spec: {
    hosts: ['orders'],
    http: [
      {
        match: [{ uri: { prefix: '/' } }],
        route: [{ destination: { host: 'orders' } }],
      },
    ],
  },
});

const envoyFilter = () => ({
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: 'orders' },
  spec: {
    configPatches: [
      { applyTo: 'HTTP_FILTER', patch: { value: { whatEnvoyKnows: [1] } } },
    ],
  },
});
const roleBinding = () => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'orders' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' },
});
const httpRoute = () => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'orders' },
  spec: {
    parentRefs: [{ name: 'public', namespace: 'gateways' }],
    rules: [{ backendRefs: [{ name: 'orders', port: 80 }] }],
  },
});
const server = () => ({
  apiVersion: 'policy.linkerd.io/v1beta3',
  kind: 'Server',
  metadata: { name: 'orders' },
  spec: { podSelector: { matchLabels: { app: 'orders' } }, port: 'http' },
});
const ciliumNetworkPolicy = () => ({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  metadata: { name: 'orders' },
  spec: {
    endpointSelector: {},
    egress: [{ toFQDNs: [{ matchName: 'api.stripe.com' }] }],
  },
});
const applicationSet = () => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'orders' },
  spec: {
    generators: [{ list: { elements: [{ whatIsFilledIn: 'a' }] } }],
    template: {
      metadata: {},
      spec: { destination: {}, project: 'orders' },
    },
  },
});
const azurePodMonitor = () => ({
  apiVersion: 'azmonitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: { name: 'orders' },
  spec: { selector: {}, podMetricsEndpoints: [{ port: 'metrics' }] },
});

const right = {
  deployment,
  service,
  networkPolicy,
  autoscaler,
  budget,
  configMap,
  authorization,
  peerAuthentication,
  virtualService,
  envoyFilter,
  roleBinding,
  httpRoute,
  server,
  ciliumNetworkPolicy,
  applicationSet,
  azurePodMonitor,
};

/** A manifest with one mistake: the field at the path has the value, or is gone where there is none. */
function planted(manifest: object, path: string, value: unknown): Manifest {
  const steps = path.split('.');
  const last = steps.pop()!;
  const parent = steps.reduce((part: any, step) => part[step], manifest);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return manifest as Manifest;
}

const container = 'spec.template.spec.containers.0';

describe('a manifest', () => {
  test.each(Object.entries(right))('is right as a %s', (_name, make) => {
    expect(validateManifest(make() as Manifest)).toEqual([]);
  });

  test.each<[keyof typeof right, string, unknown, string]>([
    ['deployment', `${container}.imagee`, 'a', 'there is no such field'],
    ['deployment', `${container}.image`, 8, 'must be string, is 8'],
    ['deployment', `${container}.name`, undefined, 'is missing'],
    [
      'deployment',
      `${container}.imagePullPolicy`,
      'Sometimes',
      'must be Always or IfNotPresent or Never, is "Sometimes"',
    ],
    [
      'deployment',
      `${container}.ports.0.containerPort`,
      '8080',
      'must be integer, is "8080"',
    ],
    [
      'deployment',
      `${container}.resources.requests.memory`,
      '64Mib',
      expect.stringContaining('must match pattern'),
    ],
    [
      'deployment',
      `${container}.readinessProbe.httpGet.port`,
      true,
      'must be integer or string, is true',
    ],
    [
      'deployment',
      'spec.replicas',
      3e9,
      'must match format "int32", is 3000000000',
    ],
    ['deployment', 'spec.selector', undefined, 'is missing'],
    ['deployment', 'metadata.label', {}, 'there is no such field'],
    ['deployment', 'metadata.labels.tier', null, 'must be string, is null'],
    ['deployment', 'status', {}, 'there is no such field'],
    ['deployment', 'metadata.name', undefined, 'is missing'],
    [
      'service',
      'spec.type',
      'Loadbalancer',
      'must be ClusterIP or ExternalName or LoadBalancer or NodePort, is "Loadbalancer"',
    ],
    [
      'service',
      'spec.ports.0.targetPort',
      {},
      'must be integer or string, is {}',
    ],
    ['networkPolicy', 'spec.egres', [], 'there is no such field'],
    ['networkPolicy', 'spec.ingress.0._from', [], 'there is no such field'],
    [
      'networkPolicy',
      'spec.policyTypes.0',
      'ingress',
      'must be Egress or Ingress, is "ingress"',
    ],
    ['autoscaler', 'spec.maxReplicas', undefined, 'is missing'],
    ['budget', 'spec.minAvailible', 1, 'there is no such field'],
    ['configMap', 'data.PORT', 80, 'must be string, is 80'],
    [
      'authorization',
      'spec.action',
      'MAYBE',
      'must be ALLOW or DENY or AUDIT or CUSTOM, is "MAYBE"',
    ],
    ['authorization', 'spec.rules.0.form', [], 'there is no such field'],
    [
      'authorization',
      'spec.rules.0.to.0.operation.ports.0',
      8080,
      'must be string, is 8080',
    ],
    [
      'peerAuthentication',
      'spec.portLevelMtls.9090.mode',
      'ON',
      'must be UNSET or DISABLE or PERMISSIVE or STRICT, is "ON"',
    ],
    [
      'virtualService',
      'spec.http.0.match.0.uri',
      { exact: '/', prefix: '/' },
      'must have at most one of exact, prefix, regex',
    ],
    [
      'envoyFilter',
      'spec.configPatches.0.applyto',
      'a',
      'there is no such field',
    ],
    ['roleBinding', 'roleRef', undefined, 'is missing'],
    [
      'httpRoute',
      'spec.rules.0.backendRefs.0.port',
      '80',
      'must be integer, is "80"',
    ],
    [
      'httpRoute',
      'spec.rules.0.backendRefs.0.port',
      65536,
      'must be <= 65535, is 65536',
    ],
    ['httpRoute', 'spec.rules.0.retry', {}, 'there is no such field'],
    [
      'server',
      'spec',
      { podSelector: {}, externalWorkloadSelector: {}, port: 80 },
      'must have exactly one of podSelector, externalWorkloadSelector',
    ],
    [
      'ciliumNetworkPolicy',
      'spec',
      { endpointSelector: {} },
      'must have at least one of ingress, ingressDeny, egress, egressDeny',
    ],
    [
      'ciliumNetworkPolicy',
      'spec.egress.0.toFQDNs.0.matchname',
      'a',
      'there is no such field',
    ],
    [
      'applicationSet',
      'spec.template.spec.destination.namespce',
      'a',
      'there is no such field',
    ],
    ['azurePodMonitor', 'spec.selector', undefined, 'is missing'],
  ])('is refused: a %s with %s = %j', (name, path, value, what) => {
    const issues = validateManifest(planted(right[name](), path, value));
    expect(issues).toEqual([
      {
        path: path.split('.').map(step => (/^\d+$/.test(step) ? +step : step)),
        message: expect.stringMatching(`^${path}: `),
      },
    ]);
    expect(issues[0].message.slice(`${path}: `.length)).toEqual(what);
  });

  it('is refused where we have no schema of its kind', () => {
    const metadata = { name: 'orders' };
    for (const [apiVersion, kind] of [
      ['apps/v1', 'Deploymnet'],
      ['apps/v1beta1', 'Deployment'],
      ['policy.linkerd.io/v1beta1', 'Server'],
      ['networking.istio.io/v1alpha3', 'VirtualService'],
      ['security.istio.io/v1', 'AuthorizationPolicy.spec.targetRef'],
    ]) {
      expect(validateManifest({ apiVersion, kind, metadata })).toEqual([
        {
          path: ['kind'],
          message: `kind: ${apiVersion}/${kind} is no kind that Callboard writes`,
        },
      ]);
    }
  });

  it('has every mistake named, not just the first', () => {
    const twice = planted(service(), 'spec.typ', 'ClusterIP');
    planted(twice, 'spec.ports.0.portt', 80);
    expect(validateManifest(twice).map(({ message }) => message)).toEqual([
      'spec.typ: there is no such field',
      'spec.ports.0.portt: there is no such field',
    ]);
  });
});

describe('the golden files', () => {
  const golden = join(__dirname, '..', 'golden');
  const files = readdirSync(golden, { recursive: true, withFileTypes: true })
    .map(entry => relative(golden, join(entry.parentPath, entry.name)))
    .filter(path => /^[^/]+\/deploy\/.*\.yaml$/.test(path));

  test.each(files)('%s is valid', path => {
    const text = readFileSync(join(golden, path), 'utf8');
    const found = parseAllDocuments(text).flatMap(document =>
      validateManifest(document.toJS()),
    );
    expect(found).toEqual([]);
  });
});
