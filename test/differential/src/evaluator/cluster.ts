import type { V1PodSpec, V1PodTemplateSpec } from '@kubernetes/client-node';
import { AdminPolicy, readAdminPolicy } from './admin-policy';
import { CiliumPolicy, readCiliumPolicy } from './cilium-policy';
import { readNetworkPolicy, ReadSpec } from './network-policy';
import { isObject } from './shape';

/** A Kubernetes object as JSON has it: what is in `spec` is a question of its kind. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string | null;
    labels?: Record<string, string> | null;
    annotations?: Record<string, string> | null;
  };
  spec?: unknown;
  specs?: unknown;
  status?: unknown;
}

/** A namespaced object that is not a workload. Fields that are null are gone. */
export interface NamespacedObject {
  apiVersion: string;
  kind: string;
  namespace: string;
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  spec: unknown;
}

/** The pods of one workload, which are all alike. */
export interface Pods {
  kind: string;
  namespace: string;
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  spec: V1PodSpec;
}

/** The objects of one cluster, by what they are. */
export interface Cluster {
  /** The labels of the Namespace objects in the input, by name. */
  namespaces: Map<string, Record<string, string>>;
  /** Their annotations, by name. */
  namespaceAnnotations: Map<string, Record<string, string>>;
  workloads: Pods[];
  networkPolicies: Array<ReadSpec & { namespace: string }>;
  adminPolicies: AdminPolicy[];
  ciliumPolicies: CiliumPolicy[];
  others: NamespacedObject[];
}

const workloadKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
];

/** Sorts the objects of one cluster. */
export function toCluster(input: KubernetesObject[]): Cluster {
  const objects = input.map(object => withoutNulls(object) as KubernetesObject);
  return {
    namespaces: new Map(
      objects
        .filter(({ kind }) => kind === 'Namespace')
        .map(({ metadata: { name, labels } }) => [name, labels ?? {}]),
    ),
    namespaceAnnotations: new Map(
      objects
        .filter(({ kind }) => kind === 'Namespace')
        .map(({ metadata: { name, annotations } }) => [
          name,
          annotations ?? {},
        ]),
    ),
    workloads: objects
      .filter(({ kind }) => workloadKinds.includes(kind))
      .filter(object => !hasEnded(object))
      .map(toPods),
    networkPolicies: objects
      .filter(({ kind }) => kind === 'NetworkPolicy')
      .map(({ metadata, spec = {} }) => ({
        namespace: metadata.namespace ?? 'default',
        ...readNetworkPolicy(spec),
      })),
    adminPolicies: objects.flatMap(readAdminPolicy),
    ciliumPolicies: objects.flatMap(readCiliumPolicy),
    others: objects.map(({ apiVersion, kind, metadata, spec = {} }) => ({
      apiVersion,
      kind,
      namespace: metadata.namespace ?? 'default',
      name: metadata.name,
      labels: metadata.labels ?? {},
      annotations: metadata.annotations ?? {},
      spec,
    })),
  };
}

/** A pod that has ended keeps its labels, but its address may be another's by now (trap 30). */
function hasEnded({ kind, status }: KubernetesObject): boolean {
  const { phase } = (status ?? {}) as { phase?: string };
  return kind === 'Pod' && (phase === 'Succeeded' || phase === 'Failed');
}

/** Pod labels come from the template, not from the workload's own metadata (trap 34). */
function toPods(object: KubernetesObject): Pods {
  const { metadata, spec } = templateOf(object);
  return {
    kind: object.kind,
    namespace: object.metadata.namespace ?? 'default',
    name: object.metadata.name,
    labels: metadata?.labels ?? {},
    annotations: metadata?.annotations ?? {},
    spec: spec as V1PodSpec,
  };
}

function templateOf({
  kind,
  metadata,
  spec,
}: KubernetesObject): V1PodTemplateSpec {
  if (kind === 'Pod') return { metadata, spec } as V1PodTemplateSpec;
  const { template, jobTemplate } = spec as {
    template: V1PodTemplateSpec;
    jobTemplate?: { spec: { template: V1PodTemplateSpec } };
  };
  return jobTemplate?.spec.template ?? template;
}

/** “null fields are absent fields”: so the API server reads them. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([name, field]) => [name, withoutNulls(field)]),
  );
}
