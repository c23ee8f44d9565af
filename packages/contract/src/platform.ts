import { z } from 'zod';
import { gitopsSchema } from './gitops';
import { Parsed, parseWith, withRule } from './issue';
import { contradictionsIn } from './platform-contradictions';
import { cidr, ipAddress } from './scalars/addresses';
import {
  domainName,
  labelName,
  namespaceSuffix,
  objectName,
} from './scalars/names';
import { kubernetesVersion, portNumber } from './scalars/numbers';
import { directoryPath } from './scalars/paths';
import { podLabels } from './scalars/pod-labels';
import { plainText } from './scalars/text';
import { uuid } from './scalars/uuid';

const istiod = { namespace: 'istio-system', podLabels: { app: 'istiod' } };

const linkerdControlPlane = {
  namespace: 'linkerd',
  podLabels: { 'linkerd.io/control-plane-ns': 'linkerd' },
};

const controlPlaneSchema = z.strictObject({ namespace: labelName, podLabels });

const istioFields = {
  version: z.string().max(63).optional(),
  trustDomain: domainName.default('cluster.local'),
  rootNamespace: labelName.default('istio-system'),
  controlPlane: controlPlaneSchema.default(istiod),
};

const meshSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('istio-sidecar'),
      revision: labelName
        .default('default')
        .describe(
          '`default` is injected by the plain label; any other by `istio.io/rev`',
        ),
      envoyFilters: z
        .boolean()
        .default(false)
        .describe(
          'May EnvoyFilters be written? Rate limits need one, and an upgrade of Istio may break it; the add-on of AKS takes them without support',
        ),
      serviceEntries: z
        .boolean()
        .default(false)
        .describe(
          'Must hosts outside be registered? Where Istio has the policy REGISTRY_ONLY for what goes out, each service brings entries for the hosts that it calls',
        ),
      ...istioFields,
    }),
    z.strictObject({
      kind: z.literal('istio-ambient'),
      waypoints: z
        .boolean()
        .default(false)
        .describe(
          'May a service have a waypoint of its own? What is judged by request needs one',
        ),
      ...istioFields,
    }),
    z.strictObject({
      kind: z.literal('linkerd'),
      version: z.string().max(63).optional(),
      trustDomain: domainName.default('cluster.local'),
      controlPlane: controlPlaneSchema.default(linkerdControlPlane),
      defaultInboundPolicy: z
        .enum([
          'all-unauthenticated',
          'all-authenticated',
          'cluster-unauthenticated',
          'cluster-authenticated',
          'deny',
          'audit',
        ])
        .default('all-unauthenticated')
        .describe('What a port lets in that no Server is for'),
      clusterNetworks: z
        .array(cidr)
        .max(20)
        .default([
          '10.0.0.0/8',
          '100.64.0.0/10',
          '172.16.0.0/12',
          '192.168.0.0/16',
        ])
        .describe('Ranges that hold the addresses of all pods and nodes'),
    }),
  ],
  {
    error:
      'a mesh with its kind: none, istio-sidecar, istio-ambient or linkerd',
  },
);

const dnsSchema = z.strictObject({
  namespace: labelName,
  podLabels,
  ips: z
    .array(ipAddress)
    .max(20)
    .default([])
    .describe(
      'Addresses of DNS caches on the node, which no selector can match: 169.254.10.10 and 169.254.10.11 with LocalDNS of AKS',
    ),
  port: portNumber.default(53),
});

const networkPolicySchema = withRule(
  z.strictObject({
    api: z.enum(['kubernetes', 'cilium']).default('kubernetes'),
    enforcedBy: z
      .enum([
        'calico',
        'cilium',
        'azure-npm',
        'aws-vpc-cni',
        'ovn-kubernetes',
        'none',
        'unknown',
      ])
      .default('unknown')
      .describe('Cilium wherever its own API is used'),
  }),
  ({ api, enforcedBy }) =>
    api === 'kubernetes' || ['cilium', 'unknown'].includes(enforcedBy)
      ? undefined
      : {
          code: 'does-not-fit',
          path: ['enforcedBy'],
          message: `${enforcedBy} does not carry out the policies of Cilium: use the api kubernetes, or say enforcedBy: cilium`,
        },
);

const gatewaySchema = withRule(
  z.strictObject({
    api: z.enum(['gateway', 'ingress', 'istio']),
    name: objectName,
    namespace: labelName,
    podLabels,
    serviceAccount: objectName
      .optional()
      .describe('Without it the gateway is outside the mesh'),
    listener: objectName
      .optional()
      .describe(
        'Gateway API only: the listener that routes are for; all that take them where it is left out',
      ),
  }),
  ({ api, listener }) =>
    listener === undefined || api === 'gateway'
      ? undefined
      : {
          code: 'does-not-fit',
          path: ['listener'],
          message: `listeners are the Gateway API's: remove listener, or use the api gateway`,
        },
);

const monitoringSchema = z.strictObject({
  api: z.enum(['prometheus-operator', 'azure-monitor']),
  namespace: labelName,
  podLabels,
  serviceAccount: objectName
    .optional()
    .describe('Without it the scraper is outside the mesh'),
  labels: podLabels
    .optional()
    .describe(
      'Labels by which its operator finds monitors and rules, e.g. release: prometheus',
    ),
  certificates: directoryPath
    .default('/etc/prom-certs')
    .describe(
      'Where a Prometheus in the mesh of Istio has its certificates: it reads pods past its own sidecar',
    ),
  alerts: z
    .boolean()
    .default(false)
    .describe('Does every service get alerting rules?'),
  dashboards: podLabels
    .optional()
    .describe(
      'Labels by which Grafana finds dashboards, e.g. grafana_dashboard: "1"; none are written without',
    ),
});

const secretsSchema = z.discriminatedUnion(
  'api',
  [
    z.strictObject({
      api: z.literal('external-secrets'),
      storeKind: z
        .enum(['ClusterSecretStore', 'SecretStore'])
        .default('ClusterSecretStore'),
    }),
    z.strictObject({
      api: z.literal('secrets-store-csi'),
      provider: z.literal('azure'),
      tenantId: uuid.describe('Tenant of the Key Vaults'),
    }),
  ],
  {
    error:
      'how secrets arrive, with its api: external-secrets or secrets-store-csi',
  },
);

const apiServerSchema = z.strictObject({
  cidrs: z
    .array(cidr)
    .min(1)
    .max(20)
    .describe('Addresses of the API server, as pods reach it'),
  port: portNumber.default(443),
});

const securitySchema = z.strictObject({
  podSecurity: z
    .enum(['restricted', 'baseline', 'privileged'])
    .default('restricted'),
  cpuLimits: z.boolean().default(false),
});

/**
 * Schema of what the platform team states of one environment, `platform/<environment>.yaml`.
 * @public
 */
export const platformSchema = z.strictObject({
  apiVersion: z.literal('callboard.dev/v1alpha1'),
  kind: z.literal('Platform'),
  metadata: z.strictObject({ name: labelName }),
  spec: z.strictObject({
    kubernetes: kubernetesVersion,
    cloud: labelName.optional(),
    clusterDomain: domainName.default('cluster.local'),
    namespaces: z
      .enum(['unknown', 'all-in-git'])
      .default('unknown')
      .describe(
        'Does this repository hold every namespace of the cluster? Where the cluster is watched, it shows that itself',
      ),
    namespaceSuffix: namespaceSuffix.default(''),
    mesh: meshSchema.default({ kind: 'none' }),
    dns: dnsSchema.default({
      namespace: 'kube-system',
      podLabels: { 'k8s-app': 'kube-dns' },
      ips: [],
      port: 53,
    }),
    networkPolicy: networkPolicySchema.default({
      api: 'kubernetes',
      enforcedBy: 'unknown',
    }),
    otherPolicies: z.enum(['none', 'unknown']).default('unknown'),
    gateway: gatewaySchema.optional(),
    monitoring: monitoringSchema.optional(),
    secrets: secretsSchema.optional(),
    apiServer: apiServerSchema
      .optional()
      .describe('Where services that may use the API of Kubernetes find it'),
    security: securitySchema.default({
      podSecurity: 'restricted',
      cpuLimits: false,
    }),
    links: z
      .strictObject({
        logs: plainText.optional(),
        metrics: plainText.optional(),
      })
      .optional(),
    gitops: gitopsSchema
      .optional()
      .describe('What brings the manifests into the cluster'),
    cluster: objectName
      .optional()
      .describe(
        "Name of the cluster in Backstage's `kubernetes:` configuration",
      ),
  }),
});

/**
 * One environment as its platform team states it, with the defaults filled in.
 * @public
 */
export type Platform = z.infer<typeof platformSchema>;

/**
 * Parses a `Platform` document given as plain JSON, and fills in the defaults.
 * Returns every mistake with its path; never throws.
 * @public
 */
export function parsePlatform(input: unknown): Parsed<Platform> {
  const parsed = parseWith(platformSchema, input);
  const issues = parsed.ok ? contradictionsIn(parsed.value.spec) : [];
  return issues.length ? { ok: false, issues } : parsed;
}
