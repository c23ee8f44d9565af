import { z } from 'zod';
import { Parsed, parseWith, withRule } from './issue';
import { labelName, plainText, portNumber } from './scalars';

const labels = z.record(z.string().max(317), z.string().max(63));

const address = withRule(z.string(), value =>
  /^[0-9a-fA-F:.]{2,45}(\/\d{1,3})?$/.test(value)
    ? undefined
    : {
        code: 'unknown-value',
        message: `'${value.slice(
          0,
          40,
        )}' is not an IP address: use for example 169.254.20.10`,
      },
);

const domain = withRule(z.string(), value =>
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
    value,
  ) && value.length <= 190
    ? undefined
    : {
        code: 'name-invalid',
        message: `'${value.slice(
          0,
          40,
        )}' is not a domain: use for example cluster.local`,
      },
);

const kubernetesVersion = withRule(z.string(), value =>
  /^1\.([3-9]\d|\d{3})$/.test(value)
    ? undefined
    : {
        code: 'unknown-value',
        message: `kubernetes must be a version from "1.30" on, in quotes, e.g. "1.36"`,
      },
);

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
    clusterDomain: domain.default('cluster.local'),
    namespaces: z.enum(['unknown', 'all-in-git']).default('unknown'),
    mesh: z.strictObject({ kind: z.literal('none') }).default({ kind: 'none' }),
    dns: z
      .strictObject({
        namespace: labelName,
        podLabels: labels,
        ips: z.array(address).max(20).default([]),
        port: portNumber.default(53),
      })
      .default({
        namespace: 'kube-system',
        podLabels: { 'k8s-app': 'kube-dns' },
        ips: [],
        port: 53,
      }),
    networkPolicy: z
      .strictObject({
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
      })
      .default({ api: 'kubernetes', enforcedBy: 'unknown' }),
    otherPolicies: z.enum(['none', 'unknown']).default('unknown'),
    security: z
      .strictObject({
        podSecurity: z
          .enum(['restricted', 'baseline', 'privileged'])
          .default('restricted'),
        cpuLimits: z.boolean().default(false),
      })
      .default({ podSecurity: 'restricted', cpuLimits: false }),
    links: z
      .strictObject({
        logs: plainText.optional(),
        metrics: plainText.optional(),
      })
      .optional(),
  }),
});

/**
 * One environment as its platform team states it, with the defaults filled in.
 * @public
 */
export type Platform = z.infer<typeof platformSchema>;

const notCarried = {
  'spec.cloud': 'cloud-specific objects come later',
  'spec.namespaceSuffix': 'two environments in one cluster come later',
  'spec.mesh.kind=istio-sidecar': 'meshes come later',
  'spec.mesh.kind=istio-ambient': 'meshes come later',
  'spec.mesh.kind=linkerd': 'meshes come later',
  'spec.mesh.version': 'meshes come later',
  'spec.mesh.revision': 'meshes come later',
  'spec.mesh.trustDomain': 'meshes come later',
  'spec.mesh.rootNamespace': 'meshes come later',
  'spec.mesh.controlPlane': 'meshes come later',
  'spec.networkPolicy.api=cilium':
    'only NetworkPolicy of networking.k8s.io is rendered',
  'spec.gateway': 'exposure outside the cluster comes later',
  'spec.monitoring': 'monitoring objects come later',
  'spec.gitops': 'delivery objects come later',
  'spec.cluster': 'live clusters come later',
};

/**
 * Parses a `Platform` document given as plain JSON, and fills in the defaults.
 * Returns every mistake with its path; never throws.
 * @public
 */
export function parsePlatform(input: unknown): Parsed<Platform> {
  return parseWith(platformSchema, input, notCarried);
}
