import { z } from 'zod';
import { Parsed, parseWith } from './issue';
import { ipAddress } from './scalars/addresses';
import {
  domainName,
  labelName,
  namespaceSuffix,
  objectName,
} from './scalars/names';
import { kubernetesVersion, portNumber } from './scalars/numbers';
import { podLabels } from './scalars/pod-labels';
import { plainText } from './scalars/text';

const controlPlane = {
  namespace: 'istio-system',
  podLabels: { app: 'istiod' },
};

const meshSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('istio-sidecar'),
      version: z.string().max(63).optional(),
      revision: labelName
        .default('default')
        .describe(
          '`default` is injected by the plain label; any other by `istio.io/rev`',
        ),
      trustDomain: domainName.default('cluster.local'),
      rootNamespace: labelName.default('istio-system'),
      controlPlane: z
        .strictObject({ namespace: labelName, podLabels })
        .default(controlPlane),
    }),
  ],
  { error: 'a mesh with its kind: none or istio-sidecar' },
);

const dnsSchema = z.strictObject({
  namespace: labelName,
  podLabels,
  ips: z
    .array(ipAddress)
    .max(20)
    .default([])
    .describe(
      'Addresses of DNS caches on the node, which no selector can match',
    ),
  port: portNumber.default(53),
});

const networkPolicySchema = z.strictObject({
  api: z.literal('kubernetes').default('kubernetes'),
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
    .default('unknown'),
});

const gatewaySchema = z.strictObject({
  api: z.enum(['gateway', 'ingress', 'istio']),
  name: objectName,
  namespace: labelName,
  podLabels,
  serviceAccount: objectName
    .optional()
    .describe('Without it the gateway is outside the mesh'),
});

const monitoringSchema = z.strictObject({
  api: z.enum(['prometheus-operator']),
  namespace: labelName,
  podLabels,
  serviceAccount: objectName
    .optional()
    .describe('Without it the scraper is outside the mesh'),
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
    namespaces: z.enum(['unknown', 'all-in-git']).default('unknown'),
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
    gitops: z.strictObject({ tool: z.enum(['argocd', 'flux']) }).optional(),
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

const notCarried = {
  'spec.networkPolicy.api=cilium':
    'only NetworkPolicy of networking.k8s.io is rendered',
};

const meshesToCome = ['istio-ambient', 'linkerd'];

/**
 * Parses a `Platform` document given as plain JSON, and fills in the defaults.
 * Returns every mistake with its path; never throws.
 * @public
 */
export function parsePlatform(input: unknown): Parsed<Platform> {
  const kind = (input as { spec?: { mesh?: { kind?: unknown } } } | null)?.spec
    ?.mesh?.kind;
  if (typeof kind === 'string' && meshesToCome.includes(kind)) {
    return {
      ok: false,
      issues: [
        {
          code: 'not-carried-yet',
          path: ['spec', 'mesh', 'kind'],
          message: `spec.mesh.kind: ${kind} is not carried yet: use none or istio-sidecar`,
        },
      ],
    };
  }
  return parseWith(platformSchema, input, notCarried);
}
