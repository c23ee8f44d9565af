import {
  isOfMesh,
  kindsRead,
  readObject,
  type SnapshotObject,
} from '@callboard/reachability';
import { Controller, Held } from './Held';
import { malformed } from './malformed';
import { Fields, pick, whole } from './pick';
import { controllerOf, Raw, titleOf, withKeys } from './raw';
import { routeFields } from './route';
import { apiVersionOf, Served } from './Served';
import { Shared } from './Shared';

const container: Fields = {
  name: whole,
  restartPolicy: whole,
  ports: { name: whole, containerPort: whole, protocol: whole },
};

/** Of the description of a pod, what a verdict depends on: nothing of images, variables and volumes. */
export const podSpec: Fields = {
  serviceAccountName: whole,
  serviceAccount: whole,
  hostNetwork: whole,
  initContainers: container,
  containers: container,
};

const metadataOfPods: Fields = {
  labels: whole,
  annotations: value => withKeys(value, isOfMesh),
};

const template: Fields = { metadata: metadataOfPods, spec: podSpec };

const workload: Fields = {
  spec: {
    template,
    jobTemplate: { spec: { template } },
    // What a Rollout gives to some of its pods.
    strategy: {
      canary: { canaryMetadata: whole, stableMetadata: whole },
      blueGreen: { activeMetadata: whole, previewMetadata: whole },
    },
  },
};

const loadBalancer: Fields = { spec: whole, status: { loadBalancer: whole } };

/** What is kept of the whole object beside the metadata, of those kinds that are not kept as all others are. */
const kept: Record<string, Fields> = {
  ...Object.fromEntries(
    kindsRead.workload.map(({ group, kind }) => [`${group} ${kind}`, workload]),
  ),
  ' Pod': { spec: podSpec, status: { phase: whole } },
  ' Namespace': {},
  ' Service': loadBalancer,
  'apps DaemonSet': {
    // Whether what runs on each node carries out policies stands in its arguments.
    spec: {
      template: {
        metadata: metadataOfPods,
        spec: { ...podSpec, containers: { ...container, args: whole } },
      },
    },
    status: { numberReady: whole, desiredNumberScheduled: whole },
  },
  'networking.k8s.io Ingress': loadBalancer,
  'gateway.networking.k8s.io Gateway': {
    spec: whole,
    status: { addresses: whole, listeners: whole },
  },
  ...Object.fromEntries(
    ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'].map(kind => [
      `gateway.networking.k8s.io ${kind}`,
      routeFields,
    ]),
  ),
};

/** What policies and routes say. */
const said: Fields = { spec: whole, specs: whole };

/** The object as it was sent last by kubectl, once more. */
const isTwice = (key: string) =>
  key === 'kubectl.kubernetes.io/last-applied-configuration';

/** Those of which an object of another kind may run the same pods. */
const isControlled = ({ group, kind }: Served) =>
  (group === 'apps' && kind === 'ReplicaSet') ||
  (group === 'batch' && kind === 'Job');

/** The lines of lists: it has none. */
const noLines = {};

const isWatchedWorkload = ({ group, kind }: Controller) =>
  kindsRead.workload.some(one => one.group === group && one.kind === kind);

/** Keeps of an object what a verdict depends on. */
export function projectObject(raw: Raw, served: Served, shared: Shared): Held {
  const controller = controllerOf(raw);
  if (controller && isControlled(served) && isWatchedWorkload(controller)) {
    return { is: 'controlled', controller };
  }
  const object = toSnapshotObject(raw, served, shared);
  return 'message' in object
    ? malformed(raw, served, object.message)
    : { is: 'object', object };
}

/** @returns what is wrong with it, where it is no object. */
export function toSnapshotObject(
  raw: Raw,
  served: Served,
  shared: Shared,
): SnapshotObject | { message: string } {
  const { metadata } = raw;
  const { namespace, labels, annotations } = metadata ?? {};
  const key = `${served.group} ${served.kind}`;
  const fields = Object.hasOwn(kept, key) ? kept[key] : said;
  const { spec, status, ...more } = pick(raw, fields) as Raw;
  const isPod = key === ' Pod';
  const isWanted = isPod ? isOfMesh : (one: string) => !isTwice(one);
  const noted = withKeys(annotations, isWanted);
  // Pods have them from a template; all else has a description of its own.
  const own = isPod ? (value: unknown) => shared.value(value) : whole;
  return readObject(
    {
      ...more,
      spec: own(spec),
      status: shared.value(status),
      apiVersion: shared.text(apiVersionOf(served)),
      kind: served.kind,
      metadata: {
        ...metadata,
        namespace:
          typeof namespace === 'string' ? shared.text(namespace) : namespace,
        labels: shared.value(labels),
        annotations: own(noted),
      },
    },
    { at: { path: titleOf(served, raw), line: 0 }, lines: noLines },
  );
}
