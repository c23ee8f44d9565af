import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { Selector } from '../labels/selector';
import { DefaultInboundPolicy, defaultInboundPolicies } from '../network/facts';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { portSchema, Workload } from '../workload/workload';
import { linkerdSelectorSchema } from './selector';

/** A Server: one port of pods, which is closed to whom no policy authorizes. */
export interface Server {
  object: SnapshotObject;
  namespace: string;
  selector: Selector;
  /** A number, or the name of a port of the pods. */
  port: number | string;
  protocol: ProxyProtocol;
  /** Who is let in beside those whom policies authorize. */
  accessPolicy: DefaultInboundPolicy;
  /** What is wrong with it: which port it is for, and what it says of it, is not known then. */
  problem?: Problem;
}

const protocols = [
  ...(['unknown', 'HTTP/1', 'HTTP/2'] as const),
  ...(['gRPC', 'opaque', 'TLS'] as const),
] as const;
type ProxyProtocol = (typeof protocols)[number];

const fields = {
  podSelector: linkerdSelectorSchema.optional(),
  externalWorkloadSelector: linkerdSelectorSchema.optional(),
  port: z.union([portSchema, z.string().min(1)]),
  proxyProtocol: z.enum(protocols).default('unknown'),
};
const accessPolicy = z.enum(defaultInboundPolicies).default('deny');

const hasOneSelector = (spec: Record<string, unknown>) =>
  (spec.podSelector === undefined) !==
  (spec.externalWorkloadSelector === undefined);
const oneSelector = {
  error: 'needs either podSelector or externalWorkloadSelector',
};

/** Only the newest version has an access policy. */
const olderSchema = z
  .strictObject(fields)
  .refine(hasOneSelector, oneSelector)
  .transform(spec => ({ ...spec, accessPolicy: 'deny' as const }));
const newestSchema = z
  .strictObject({ ...fields, accessPolicy })
  .refine(hasOneSelector, oneSelector);

/**
 * Reads a Server; nothing where it is for external workloads, nothing throws.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#server
 */
export function readServer(object: SnapshotObject): Server | undefined {
  const { namespace = 'default' } = object.metadata;
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const isNewest = object.apiVersion.endsWith('/v1beta3');
  const parsed = (isNewest ? newestSchema : olderSchema).safeParse(spec);
  if (!parsed.success) {
    return {
      object,
      namespace,
      selector: linkerdSelectorSchema.safeParse(spec.podSelector).data ?? [],
      port: '',
      protocol: 'unknown',
      accessPolicy: 'deny',
      problem: problemOf(object, parsed.error),
    };
  }
  const { podSelector, proxyProtocol, ...rest } = parsed.data;
  if (!podSelector) return undefined;
  return {
    object,
    namespace,
    selector: podSelector,
    port: rest.port,
    protocol: proxyProtocol,
    accessPolicy: rest.accessPolicy,
  };
}

/** Is it for this port of the pods? A name means all of their TCP ports that are called so; a number needs no such port. */
export function isForPort(
  { port: wanted }: Server,
  { ports, portsBefore = [] }: Workload,
  port: number,
): boolean {
  return typeof wanted === 'number'
    ? wanted === port
    : [...ports, ...portsBefore].some(
        one =>
          one.name === wanted && one.port === port && one.protocol === 'TCP',
      );
}
