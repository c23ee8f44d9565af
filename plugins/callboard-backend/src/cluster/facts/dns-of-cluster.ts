import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { ClusterSighting } from '../ClusterSighting';

/** Where names are resolved, as a platform file states it, and what told it. */
export interface DnsFound {
  dns: {
    namespace: string;
    podLabels: Record<string, string>;
    port?: number;
    ips?: string[];
  };
  detected: string[];
}

const serviceSchema = z.object({
  selector: z
    .record(z.string(), z.string())
    .refine(labels => Object.keys(labels).length > 0),
  ports: z
    .array(
      z.object({
        port: z.number(),
        targetPort: z.union([z.number(), z.string()]).optional(),
      }),
    )
    .default([]),
});

/** The Services for DNS that clusters have: `kube-dns`, and that of OpenShift. */
const services = [
  ['kube-system', 'kube-dns'],
  ['openshift-dns', 'dns-default'],
];

/** Where the cache on the nodes listens that Kubernetes describes. */
const cacheAddress = '169.254.20.10';

/**
 * Where a cluster resolves names: the pods that its Service for DNS selects, and a cache on the nodes where one runs.
 * Nothing where no such Service is known.
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export function dnsOfCluster({
  objects,
}: ClusterSighting): DnsFound | undefined {
  const found = services.flatMap(
    ([namespace, name]) =>
      objects.find(one => isNamed(one, 'Service', namespace, name)) ?? [],
  )[0];
  const parsed = serviceSchema.safeParse(found?.spec);
  if (!found || !parsed.success) return undefined;
  const { namespace = 'default', name } = found.metadata;
  const { selector, ports } = parsed.data;
  const port = ports[0]?.targetPort ?? ports[0]?.port;
  const hasCache = objects.some(one =>
    isNamed(one, 'DaemonSet', 'kube-system', 'node-local-dns'),
  );
  return {
    dns: {
      namespace,
      podLabels: selector,
      ...(typeof port === 'number' && { port }),
      ...(hasCache && { ips: [cacheAddress] }),
    },
    detected: [
      `DNS: the pods that the Service ${namespace}/${name} selects`,
      ...(hasCache
        ? [
            `a cache for DNS on the nodes, the DaemonSet kube-system/node-local-dns, which is taken to listen on ${cacheAddress}`,
          ]
        : []),
    ],
  };
}

function isNamed(
  { kind, metadata }: SnapshotObject,
  itsKind: string,
  namespace: string,
  name: string,
): boolean {
  return (
    kind === itsKind &&
    metadata.namespace === namespace &&
    metadata.name === name
  );
}
