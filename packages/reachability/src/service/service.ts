import { z } from 'zod';
import { asGoReadsIt } from '../as-go-reads-it';
import { equalTo, labelsSchema, selects } from '../labels/selector';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import {
  portSchema,
  portsNamed,
  Protocol,
  protocolSchema,
  Workload,
} from '../workload/workload';

const portSpecSchema = z.object({
  name: z.string().default(''),
  port: portSchema,
  targetPort: z.union([portSchema, z.string()]).optional(),
  protocol: protocolSchema.default('TCP'),
  appProtocol: z.string().optional(),
});

const specSchema = z
  .object({
    type: z
      .enum(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'])
      .optional(),
    clusterIP: z.string().optional(),
    externalName: z.string().optional(),
    externalTrafficPolicy: z.enum(['Cluster', 'Local']).optional(),
    loadBalancerSourceRanges: z.array(z.string()).default([]),
    selector: labelsSchema.default({}),
    ports: z
      .array(portSpecSchema)
      .refine(
        all =>
          new Set(all.map(({ name }) => name)).size === all.length &&
          (all.length < 2 || all.every(({ name }) => name)),
        { error: 'of several ports each needs a name of its own' },
      )
      .default([]),
  })
  .refine(({ type, externalName }) => type !== 'ExternalName' || externalName, {
    path: ['externalName'],
    error: 'an ExternalName needs one',
  });

/**
 * A Service, as its manifest describes it.
 * @public
 */
export interface Service {
  namespace: string;
  name: string;
  type?: string;
  clusterIP?: string;
  externalName?: string;
  externalTrafficPolicy?: string;
  /** Whom a LoadBalancer is asked to let in; everybody where there are none. */
  loadBalancerSourceRanges?: string[];
  /** The labels of its pods; it selects none where there are none. */
  selector: Record<string, string>;
  ports: PortSpec[];
  object: SnapshotObject;
  /** What cannot be understood of it: it selects nothing then, and has no ports. */
  problem?: Problem;
}

/**
 * A port of a Service, as its manifest describes it: `port` is the Service's, `targetPort` its pods', by number or name.
 * @public
 */
export interface PortSpec {
  /** Empty for a single unnamed port. */
  name: string;
  port: number;
  targetPort?: number | string;
  protocol: Protocol;
  appProtocol?: string;
}

/** Reads a Service; nothing where the object is none. */
export function readService(object: SnapshotObject): Service | undefined {
  if (object.apiVersion !== 'v1' || object.kind !== 'Service') return undefined;
  const { namespace = 'default', name } = object.metadata;
  const parsed = specSchema.safeParse(
    asGoReadsIt(object.spec ?? {}, ['selector']),
  );
  if (parsed.success) {
    // "Ignored if type is ExternalName."
    const { type, selector } = parsed.data;
    return {
      namespace,
      name,
      object,
      ...parsed.data,
      selector: type === 'ExternalName' ? {} : selector,
    };
  }
  return {
    ...specSchema.parse({}),
    namespace,
    name,
    object,
    problem: problemOf(object, parsed.error),
  };
}

/** @public */
export type ServiceType =
  | 'ClusterIP'
  | 'Headless'
  | 'NodePort'
  | 'LoadBalancer'
  | 'ExternalName';

/**
 * What kind of Service it is; ClusterIP unless it says otherwise.
 * @public
 */
export function typeOf({ type, clusterIP }: Service): ServiceType {
  if (type === 'NodePort' || type === 'LoadBalancer' || type === 'ExternalName')
    return type;
  return clusterIP === 'None' ? 'Headless' : 'ClusterIP';
}

/**
 * The workloads whose pods a Service selects; without a selector it selects none.
 * @public
 */
export function backendsOf(
  { namespace, selector }: Pick<Service, 'namespace' | 'selector'>,
  workloads: Workload[],
): Workload[] {
  if (Object.keys(selector).length === 0) return [];
  const wanted = equalTo(selector);
  return workloads.filter(
    workload =>
      workload.namespace === namespace &&
      selects(wanted, workload.labels) === 'yes',
  );
}

/**
 * The ports of a workload's pods that a Service's port leads to; none where it is a name that they do not have.
 * "By default and for convenience, the targetPort is set to the same value as the port field."
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 * @public
 */
export function podPortsOf(
  { port, targetPort = port, protocol }: PortSpec,
  workload: Workload,
): number[] {
  return typeof targetPort === 'number'
    ? [targetPort]
    : portsNamed(workload, targetPort, protocol);
}

/** A port by its name or number; nothing where there is none. */
export function portOf(
  { ports }: Service,
  asked: string | number,
): PortSpec | undefined {
  return ports.find(({ name, port }) =>
    typeof asked === 'number' ? port === asked : name === asked,
  );
}
