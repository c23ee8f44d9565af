import { z } from 'zod';
import { Problem, Snapshot, SnapshotObject } from '../snapshot';

/**
 * Where a Service is called.
 * @public
 */
export interface ServiceAddress {
  namespace: string;
  name: string;
  type: 'ClusterIP' | 'Headless' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  /** Works from everywhere in the cluster. */
  dnsName: string;
  /** Works from pods of the same namespace. */
  sameNamespace: string;
  /** Works from pods of other namespaces. */
  otherNamespaces: string;
  /** Where an ExternalName points. */
  externalName?: string;
  ports: ServicePort[];
}

/**
 * One port of a Service.
 * @public
 */
export interface ServicePort {
  /** Empty for a single unnamed port. */
  name: string;
  /** Service port, 1–65535. */
  port: number;
  /** Pod port; its name where no workload in the snapshot says the number, or workloads differ. */
  targetPort: number | string;
  protocol: 'TCP' | 'UDP' | 'SCTP';
  application?: 'http' | 'grpc' | 'tcp';
}

const serviceSpecSchema = z.object({
  type: z.string().optional(),
  clusterIP: z.string().optional(),
  externalName: z.string().optional(),
  selector: z.record(z.string(), z.string()).optional(),
  ports: z
    .array(
      z.object({
        name: z.string().optional(),
        port: z.number(),
        targetPort: z.union([z.number(), z.string()]).optional(),
        protocol: z.enum(['TCP', 'UDP', 'SCTP']).default('TCP'),
        appProtocol: z.string().optional(),
      }),
    )
    .default([]),
});

type ServiceSpec = z.infer<typeof serviceSpecSchema>;
type PortSpec = ServiceSpec['ports'][number];

/** The part of a workload that says which ports its pods listen on; a workload that is none has no labels. */
const workloadSpecSchema = z.object({
  template: z.object({
    metadata: z.object({ labels: z.record(z.string(), z.string()) }),
    spec: z.object({
      containers: z.array(
        z.object({
          ports: z
            .array(
              z.object({
                name: z.string().optional(),
                containerPort: z.number(),
              }),
            )
            .default([]),
        }),
      ),
    }),
  }),
});

type PodTemplate = z.infer<typeof workloadSpecSchema>['template'];

/**
 * The address of a Service, from its manifest: nothing where the snapshot has no Service of that name, a problem
 * where its manifest cannot be understood.
 * @see https://github.com/kubernetes/dns/blob/master/docs/specification.md
 * @public
 */
export function addressOf(
  snapshot: Snapshot,
  { namespace, name }: { namespace: string; name: string },
  clusterDomain: string,
): { address?: ServiceAddress; problem?: Problem } {
  const service = snapshot.objects.find(
    ({ apiVersion, kind, metadata }) =>
      apiVersion === 'v1' &&
      kind === 'Service' &&
      metadata.name === name &&
      metadata.namespace === namespace,
  );
  if (!service) return {};
  const parsed = serviceSpecSchema.safeParse(service.spec);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    return {
      problem: {
        ...service.at,
        message: `Service ${name}, spec.${path.join('.')}: ${message}`,
      },
    };
  }
  const spec = parsed.data;
  const targets = podTemplates(snapshot, namespace, spec.selector);
  return {
    address: {
      namespace,
      name,
      type: typeOf(spec),
      dnsName: `${name}.${namespace}.svc.${clusterDomain}`,
      sameNamespace: name,
      otherNamespaces: `${name}.${namespace}`,
      ...(spec.externalName && { externalName: spec.externalName }),
      ports: spec.ports.map(port => ({
        name: port.name ?? '',
        port: port.port,
        targetPort: podPort(port, targets),
        protocol: port.protocol,
        ...applicationOf(port),
      })),
    },
  };
}

function typeOf({ type, clusterIP }: ServiceSpec): ServiceAddress['type'] {
  if (type === 'NodePort' || type === 'LoadBalancer' || type === 'ExternalName')
    return type;
  return clusterIP === 'None' ? 'Headless' : 'ClusterIP';
}

/** "By default and for convenience, the targetPort is set to the same value as the port field." */
function podPort(port: PortSpec, targets: PodTemplate[]): number | string {
  const target = port.targetPort ?? port.port;
  if (typeof target === 'number') return target;
  const numbers = new Set(
    targets.flatMap(template => containerPorts(template, target)),
  );
  return numbers.size === 1 ? [...numbers][0] : target;
}

/**
 * The workloads of a namespace whose pods have all these labels; none where there are no labels.
 * @public
 */
export function workloadsSelected(
  snapshot: Snapshot,
  namespace: string,
  labels: Record<string, string>,
): SnapshotObject[] {
  const wanted = Object.entries(labels);
  if (wanted.length === 0) return [];
  return snapshot.objects.filter(({ metadata, spec }) => {
    const template = workloadSpecSchema.safeParse(spec).data?.template;
    return (
      metadata.namespace === namespace &&
      template !== undefined &&
      wanted.every(([key, value]) => template.metadata.labels[key] === value)
    );
  });
}

/** The templates of the pods that a Service selects; nothing is selected without a selector. */
function podTemplates(
  snapshot: Snapshot,
  namespace: string,
  selector: ServiceSpec['selector'] = {},
): PodTemplate[] {
  return workloadsSelected(snapshot, namespace, selector).map(
    ({ spec }) => workloadSpecSchema.parse(spec).template,
  );
}

function containerPorts({ spec }: PodTemplate, name: string): number[] {
  return spec.containers
    .flatMap(({ ports }) => ports)
    .filter(port => port.name === name)
    .map(({ containerPort }) => containerPort);
}

function applicationOf({
  appProtocol,
  name,
}: PortSpec): Pick<ServicePort, 'application'> {
  const said =
    appProtocol?.replace('kubernetes.io/', '') ?? name?.split('-')[0];
  if (said === 'http' || said === 'ws') return { application: 'http' };
  if (said === 'grpc' || said === 'h2c') return { application: 'grpc' };
  return said === 'tcp' ? { application: 'tcp' } : {};
}
