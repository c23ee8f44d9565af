import { z } from 'zod';
import { asGoReadsIt } from '../as-go-reads-it';
import { Labels } from '../labels/selector';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { labelsOfPods, passingMetadata } from './labels-of-pods';
import { holdsPodTemplate } from './pod-template';

/**
 * What runs pods, as their template describes them. A workload without replicas counts: it may have some tomorrow.
 * @public
 */
export interface Workload {
  /** `Deployment`, `StatefulSet`, …; `Pod` for a bare pod. */
  kind: string;
  namespace: string;
  name: string;
  /** The labels of its pods. */
  labels: Labels;
  /** The annotations of its pods that a mesh reads. */
  annotations: Record<string, string>;
  serviceAccount: string;
  /** Its pods have the address of their node. */
  isOnHostNetwork: boolean;
  /** Names of the containers, those that start before them included. */
  containers: string[];
  ports: ContainerPort[];
  /** Those of containers that end before the others start; nothing where there are none. */
  portsBefore?: ContainerPort[];
  /** Nothing for pods that the snapshot does not hold. */
  object?: SnapshotObject;
}

/**
 * A port that a container declares.
 * @public
 */
export interface ContainerPort {
  name?: string;
  port: number;
  protocol: Protocol;
}

/** @public */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

export const protocolSchema = z.enum(['TCP', 'UDP', 'SCTP']);
export const portSchema = z.int().min(1).max(65535);

const container = z.object({
  name: z.string().default(''),
  restartPolicy: z.string().optional(),
  ports: z
    .array(
      z.object({
        name: z.string().optional(),
        containerPort: portSchema,
        protocol: protocolSchema.default('TCP'),
      }),
    )
    .default([]),
});

type Container = z.infer<typeof container>;

const templateSchema = z.object({
  metadata: z
    .object({
      labels: z.record(z.string(), z.string()).default({}),
      annotations: z.record(z.string(), z.string()).default({}),
    })
    .default({ labels: {}, annotations: {} }),
  spec: z.object({
    serviceAccountName: z.string().optional(),
    /** Its older name. */
    serviceAccount: z.string().optional(),
    hostNetwork: z.boolean().default(false),
    initContainers: z.array(container).default([]),
    containers: z.array(container),
  }),
});

/**
 * Is it the key of a mesh's own annotation, such as `sidecar.istio.io/inject` and `linkerd.io/inject`? Answers depend on no
 * others of a pod.
 * @public
 */
export const isOfMesh = (key: string): boolean =>
  /^([^/]+\.)?(istio|linkerd)\.io\//.test(key);

type Field = Record<string, unknown> | undefined;
const templateIn = (spec: unknown) => (spec as Field)?.template;

/** The kinds that run pods, and where each keeps its template. */
const templates: Record<string, (object: SnapshotObject) => unknown> = {
  'apps/v1 Deployment': ({ spec }) => templateIn(spec),
  'apps/v1 StatefulSet': ({ spec }) => templateIn(spec),
  'apps/v1 DaemonSet': ({ spec }) => templateIn(spec),
  'apps/v1 ReplicaSet': ({ spec }) => templateIn(spec),
  'v1 ReplicationController': ({ spec }) => templateIn(spec),
  'batch/v1 Job': ({ spec }) => templateIn(spec),
  'batch/v1 CronJob': ({ spec }) =>
    templateIn(
      (templateIn({ template: (spec as Field)?.jobTemplate }) as Field)?.spec,
    ),
  'v1 Pod': ({ metadata, spec }) => ({ metadata, spec }),
  'argoproj.io/v1alpha1 Rollout': ({ spec }) => templateIn(spec),
  'apps.openshift.io/v1 DeploymentConfig': ({ spec }) => templateIn(spec),
  'apps.kruise.io/v1alpha1 CloneSet': ({ spec }) => templateIn(spec),
};

/** Are some of its pods in the mesh and others not, or differently? */
const changesInMesh = (object: SnapshotObject) =>
  (['labels', 'annotations'] as const).some(field =>
    passingMetadata(object, field).some(isOfMesh),
  );

const hasTemplate = (object: SnapshotObject) =>
  Object.hasOwn(templates, `${object.apiVersion} ${object.kind}`) &&
  !changesInMesh(object);

/** Kubernetes' own groups of workloads, in whatever version; all of them were in `extensions` once. */
const ownGroups = /^((apps|batch|extensions)\/)?v\d\w*$/;

/** What an object is by its kind alone, in a version that has no such kind, or misspelt. */
const meantBy = ({ apiVersion, kind }: SnapshotObject) =>
  ownGroups.test(apiVersion)
    ? Object.keys(templates).find(
        one => one.split(' ')[1].toLowerCase() === kind.toLowerCase(),
      )
    : undefined;

export const isWorkload = (object: SnapshotObject) =>
  hasTemplate(object) || meantBy(object) !== undefined;

/**
 * Reads a workload: nothing where the object is none or has ended, a problem where the API server has no such kind, or its
 * template makes no sense. Its pods have the labels of the template, not the workload's own.
 * @public
 */
export function readWorkload(
  object: SnapshotObject,
): Workload | Problem | undefined {
  if (!isWorkload(object) || hasEnded(object)) return undefined;
  if (!hasTemplate(object)) return misnamed(object);
  const templateOf = templates[`${object.apiVersion} ${object.kind}`];
  const { namespace = 'default', name } = object.metadata;
  const parsed = templateSchema.safeParse(
    asGoReadsIt(templateOf(object) ?? {}),
  );
  if (!parsed.success) {
    return problemOf(object, parsed.error, ['pod template']);
  }
  const { metadata, spec } = parsed.data;
  const isSidecar = ({ restartPolicy }: Container) =>
    restartPolicy === 'Always';
  const portsBefore = spec.initContainers
    .filter(one => !isSidecar(one))
    .flatMap(portsOf);
  return {
    kind: object.kind,
    namespace,
    name,
    labels: labelsOfPods(object, metadata.labels),
    annotations: Object.fromEntries(
      Object.entries(metadata.annotations).filter(([key]) => isOfMesh(key)),
    ),
    serviceAccount: spec.serviceAccountName || spec.serviceAccount || 'default',
    isOnHostNetwork: spec.hostNetwork,
    containers: [...spec.initContainers, ...spec.containers].map(
      one => one.name,
    ),
    ports: [
      ...spec.containers,
      ...spec.initContainers.filter(isSidecar),
    ].flatMap(portsOf),
    ...(portsBefore.length > 0 && { portsBefore }),
    object,
  };
}

/** What is wrong with a kind that runs pods and is not read; nothing where it runs none. */
export function runsPodsUnread(object: SnapshotObject): Problem | undefined {
  const { apiVersion, kind, metadata, at } = object;
  if (!holdsPodTemplate(object.spec)) return undefined;
  return {
    ...at,
    namespace: metadata.namespace ?? 'default',
    message: `${kind} ${metadata.name}: what ${kind} of ${apiVersion} does with its pods is not read, so that they are not in the answer`,
  };
}

function misnamed(object: SnapshotObject): Problem {
  const { apiVersion, kind, metadata, at } = object;
  const [version, name] = (meantBy(object) ?? '').split(' ');
  return {
    ...at,
    namespace: metadata.namespace ?? 'default',
    message: `${kind} ${metadata.name}, apiVersion: ${apiVersion} has no kind ${kind}, it is ${name} of ${version}`,
  };
}

function portsOf({ ports }: Container): ContainerPort[] {
  return ports.map(({ name, containerPort: port, protocol }) => ({
    ...(name && { name }),
    port,
    protocol,
  }));
}

/** A pod that ended keeps its labels, while its address is another's already. */
function hasEnded({ kind, status }: SnapshotObject): boolean {
  const phase = (status as { phase?: unknown } | undefined)?.phase;
  return kind === 'Pod' && (phase === 'Succeeded' || phase === 'Failed');
}

/**
 * The number behind a port's name on these pods, or nothing: of several with the same protocol the first counts.
 * @public
 */
export function portsNamed(
  { ports }: Workload,
  name: string,
  protocol: Protocol,
): number[] {
  return ports
    .filter(port => port.name === name && port.protocol === protocol)
    .slice(0, 1)
    .map(({ port }) => port);
}
