import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { SnapshotObject } from '../snapshot';
import { portSchema, Protocol } from '../workload/workload';
import { AdminPolicy, AdminPort } from './admin-policy';
import { broken } from './broken';
import { checkEgressRule, toRule } from './rules';
import {
  isRange,
  peersSchema,
  prioritySchema,
  rangeError,
  ruleNameSchema,
  subjectSchema,
} from './schemas';

const most = 25;

const destinationPort = z
  .strictObject({
    number: portSchema.optional(),
    range: z
      .strictObject({ start: portSchema, end: portSchema })
      .refine(isRange, rangeError)
      .optional(),
  })
  .refine(({ number, range }) => (number === undefined) !== !range, {
    error: 'needs a number or a range',
  });
const ofProtocol = z.strictObject({ destinationPort }).optional();

const protocol = z
  .strictObject({
    tcp: ofProtocol,
    udp: ofProtocol,
    sctp: ofProtocol,
    destinationNamedPort: z.string().min(1).optional(),
  })
  .refine(entry => Object.values(entry).filter(Boolean).length === 1, {
    error: 'needs exactly one of tcp, udp, sctp and destinationNamedPort',
  })
  .transform(({ tcp, udp, sctp, destinationNamedPort }): AdminPort => {
    if (tcp) return toPort('TCP', tcp);
    if (udp) return toPort('UDP', udp);
    return sctp ? toPort('SCTP', sctp) : { name: destinationNamedPort ?? '' };
  });

const { from, to } = peersSchema(most);
const rule = {
  name: ruleNameSchema,
  action: z.enum(['Accept', 'Deny', 'Pass']),
  protocols: z.array(protocol).min(1).max(most).optional(),
};

const specSchema = z.strictObject({
  tier: z.enum(['Admin', 'Baseline']),
  priority: prioritySchema,
  subject: subjectSchema,
  ingress: z
    .array(z.strictObject({ ...rule, from }))
    .max(most)
    .default([]),
  egress: z
    .array(
      z
        .strictObject({ ...rule, to })
        .superRefine((one, context) =>
          checkEgressRule({ ...one, ports: one.protocols }, context),
        ),
    )
    .max(most)
    .default([]),
});

/**
 * Reads a ClusterNetworkPolicy. What the API server would refuse is kept with its problem; nothing throws.
 * @see https://network-policy-api.sigs.k8s.io/reference/spec/
 */
export function readClusterNetworkPolicy(object: SnapshotObject): AdminPolicy {
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) {
    const tier = specSchema.shape.tier.safeParse(spec.tier).data ?? 'Admin';
    return broken(object, 'v1alpha2', tier, spec.subject, parsed.error);
  }
  const { tier, priority, subject, ingress, egress } = parsed.data;
  return {
    object,
    version: 'v1alpha2',
    tier,
    priority,
    subject,
    rules: {
      ingress: ingress.map(one => toRule(one.action, one.from, one.protocols)),
      egress: egress.map(one => toRule(one.action, one.to, one.protocols)),
    },
  };
}

function toPort(
  over: Protocol,
  {
    destinationPort: { number, range },
  }: NonNullable<z.infer<typeof ofProtocol>>,
): AdminPort {
  return {
    protocol: over,
    first: number ?? range?.start ?? 1,
    last: number ?? range?.end ?? 65535,
  };
}
