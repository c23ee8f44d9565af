import {
  Service,
  SnapshotObject,
  toPart,
  typeOf,
  Workload,
} from '@callboard/reachability';
import { filledIn } from './filled-in';

/**
 * What of an object matters to the network, by the paths of its fields: of workloads and Services what the engine of
 * verdicts reads, of everything else its `spec`; and the labels and annotations that a mesh reads. What the API server fills
 * in is filled in, so that both sides of a comparison have it. Nothing for a workload or Service that makes no sense.
 */
export function comparable(object: SnapshotObject): object | undefined {
  const [understood] = toPart({ objects: [object], problems: [] }).objects;
  if (understood?.is === 'workload') {
    const { read } = understood;
    return read && !('message' in read) ? ofWorkload(read) : undefined;
  }
  if (understood?.is === 'service') {
    return understood.read.problem
      ? undefined
      : { ...ofMesh(object), spec: ofService(understood.read) };
  }
  const { apiVersion, kind, spec, specs } = object;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return {
    ...ofMesh(object),
    spec: filledIn(group, kind, spec),
    ...(specs !== undefined && { specs }),
  };
}

/** Only the pods count: what a controller adds to some of them is left out. */
function ofWorkload(workload: Workload): object {
  const { labels, annotations, serviceAccount, isOnHostNetwork } = workload;
  const template = {
    metadata: {
      labels: Object.fromEntries(
        Object.entries(labels.known).filter(([key]) => !labels.mayHave(key)),
      ),
      annotations,
    },
    spec: {
      serviceAccountName: serviceAccount,
      hostNetwork: isOnHostNetwork,
      containers: [...workload.containers].sort(),
      ports: Object.fromEntries(
        workload.ports.map(({ name, port, protocol }) => [
          name ?? String(port),
          { containerPort: port, protocol },
        ]),
      ),
    },
  };
  switch (workload.kind) {
    case 'Pod':
      return template;
    case 'CronJob':
      return { spec: { jobTemplate: { spec: { template } } } };
    default:
      return { spec: { template } };
  }
}

function ofService(service: Service): object {
  const type = typeOf(service);
  const isOpen = type === 'NodePort' || type === 'LoadBalancer';
  return {
    type,
    ...(service.externalName && { externalName: service.externalName }),
    selector: service.selector,
    ports: Object.fromEntries(
      service.ports.map(({ name, port, targetPort = port, ...rest }, at) => [
        name || String(at),
        { port, targetPort, ...rest },
      ]),
    ),
    ...(isOpen && {
      externalTrafficPolicy: service.externalTrafficPolicy ?? 'Cluster',
      loadBalancerSourceRanges: service.loadBalancerSourceRanges ?? [],
    }),
  };
}

const isOfMesh = (key: string) =>
  /^([^/]+\.)?(istio|linkerd)\.io\//.test(key) &&
  // Istio writes it on each Gateway that it takes care of.
  key !== 'gateway.istio.io/controller-version';

function ofMesh({ metadata }: SnapshotObject): object {
  return {
    metadata: {
      labels: those(metadata.labels),
      annotations: those(metadata.annotations),
    },
  };
}

function those(map: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map).filter(([key]) => isOfMesh(key)),
  );
}
