import {
  isAddedAtRunTime,
  readWorkload,
  type SnapshotObject,
} from '@callboard/reachability';
import { z } from 'zod';
import { Pod } from '../Pod';
import { Held, HeldPod } from './Held';
import { firstOf, malformed } from './malformed';
import { toSnapshotObject } from './object';
import { controllerOf, Raw, withKeys } from './raw';
import { Served } from './Served';
import { Shared } from './Shared';

const container = z.object({
  name: z.string(),
  restartPolicy: z.string().nullish(),
  ports: z
    .array(
      z.object({
        name: z.string().optional(),
        containerPort: z.number(),
        protocol: z.string().default('TCP'),
      }),
    )
    .nullish(),
});

type Container = z.infer<typeof container>;

const schema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    annotations: z.record(z.string(), z.string()).nullish(),
    deletionTimestamp: z.string().nullish(),
  }),
  spec: z.object({
    nodeName: z.string().optional(),
    serviceAccountName: z.string().default('default'),
    hostNetwork: z.boolean().default(false),
    initContainers: z.array(container).nullish(),
    containers: z.array(container),
  }),
  status: z
    .object({
      phase: z.string().default('Pending'),
      podIP: z.string().optional(),
      podIPs: z.array(z.object({ ip: z.string() })).nullish(),
      conditions: z
        .array(z.object({ type: z.string(), status: z.string() }))
        .nullish(),
    })
    .default({ phase: 'Pending' }),
});

type Read = z.infer<typeof schema>;

/** Keeps of a pod what answers depend on: half a kilobyte of ten. */
export function projectPod(raw: Raw, served: Served, shared: Shared): Held {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return malformed(raw, served, firstOf(parsed.error));
  const object = toSnapshotObject(raw, served, shared);
  if ('message' in object) return malformed(raw, served, object.message);
  const controller = controllerOf(raw);
  const shape = shapeOf(object, shared);
  return new HeldPod(
    podOf(parsed.data, object, shared),
    shape,
    shape ? undefined : object,
    shared.value(controller),
  );
}

function podOf(
  { metadata, spec, status }: Read,
  { metadata: { namespace = '', name, labels = {}, owner } }: SnapshotObject,
  shared: Shared,
): Pod {
  const running = [
    ...spec.containers,
    ...(spec.initContainers ?? []).filter(isSidecar),
  ];
  const ips = status.podIPs?.map(({ ip }) => ip) ?? [];
  return {
    namespace: shared.text(namespace),
    name,
    labels,
    ...(owner && { owner: shared.value(owner) }),
    serviceAccount: shared.text(spec.serviceAccountName),
    ...(spec.nodeName && { node: shared.text(spec.nodeName) }),
    ips: ips.length || !status.podIP ? ips : [status.podIP],
    isOnHostNetwork: spec.hostNetwork,
    phase: shared.text(status.phase),
    isReady: (status.conditions ?? []).some(
      one => one.type === 'Ready' && one.status === 'True',
    ),
    isTerminating: Boolean(metadata.deletionTimestamp),
    containers: shared.value(running.map(one => one.name)),
    proxy: proxyOf(running, metadata.annotations ?? {}),
    ports: shared.value(running.flatMap(portsOf)),
  };
}

/** @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ */
function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always';
}

function portsOf({ ports }: Container): Pod['ports'][number][] {
  return (ports ?? []).map(({ containerPort, ...port }) => ({
    ...port,
    port: containerPort,
  }));
}

/** @see https://istio.io/latest/docs/ambient/usage/add-workloads/ */
function proxyOf(
  running: Container[],
  annotations: Record<string, string>,
): Pod['proxy'] {
  const has = (name: string) => running.some(one => one.name === name);
  if (has('istio-proxy')) return 'istio-sidecar';
  if (has('linkerd-proxy')) return 'linkerd';
  return annotations['ambient.istio.io/redirection'] === 'enabled'
    ? 'istio-ztunnel'
    : 'none';
}

/** Pods that differ only in their names, and in labels that each has for itself, have the same one. */
function shapeOf(object: SnapshotObject, shared: Shared): HeldPod['shape'] {
  const { namespace, labels, annotations } = object.metadata;
  const lasting = withKeys(labels ?? {}, key => !isAddedAtRunTime(key));
  const alike = [namespace, lasting, annotations, object.spec, object.status];
  const { shape } = shared.one(`shape ${JSON.stringify(alike)}`, () => {
    const read = readWorkload(object);
    return { shape: read && 'labels' in read ? read : undefined };
  });
  return shape;
}
