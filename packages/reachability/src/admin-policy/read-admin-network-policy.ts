import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { SnapshotObject } from '../snapshot';
import { portSchema, protocolSchema } from '../workload/workload';
import { AdminPolicy, AdminPort, AdminRule } from './admin-policy';
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

const most = 100;

const protocol = protocolSchema.default('TCP');

const port = z
  .strictObject({
    portNumber: z.strictObject({ protocol, port: portSchema }).optional(),
    portRange: z
      .strictObject({ protocol, start: portSchema, end: portSchema })
      .refine(isRange, rangeError)
      .optional(),
    namedPort: z.string().min(1).optional(),
  })
  .refine(entry => Object.values(entry).filter(Boolean).length === 1, {
    error: 'needs exactly one of portNumber, portRange and namedPort',
  })
  .transform(({ portNumber: one, portRange: range, namedPort }): AdminPort => {
    if (one) return { protocol: one.protocol, first: one.port, last: one.port };
    return range
      ? { protocol: range.protocol, first: range.start, last: range.end }
      : { name: namedPort ?? '' };
  });

const { from, to } = peersSchema(most);
const rule = {
  name: ruleNameSchema,
  action: z.enum(['Allow', 'Deny', 'Pass']),
  ports: z.array(port).min(1).max(most).optional(),
};

const rules = {
  ingress: z
    .array(z.strictObject({ ...rule, from }))
    .max(most)
    .default([]),
  egress: z
    .array(z.strictObject({ ...rule, to }).superRefine(checkEgressRule))
    .max(most)
    .default([]),
};

const adminSchema = z.strictObject({
  priority: prioritySchema,
  subject: subjectSchema,
  ...rules,
});

/** There is one for the whole cluster, so that it needs no priority; nothing comes after it, so that it passes nothing on. */
const baselineSchema = z
  .strictObject({ subject: subjectSchema, ...rules })
  .superRefine((spec, context) => {
    for (const list of ['ingress', 'egress'] as const) {
      const index = spec[list].findIndex(({ action }) => action === 'Pass');
      if (index < 0) continue;
      const path = [list, index, 'action'];
      context.addIssue({ code: 'custom', path, message: 'cannot pass on' });
    }
  })
  .transform(spec => ({ ...spec, priority: 0 }));

const nameSchema = z.object({
  name: z.literal('default', { error: "the only one is called 'default'" }),
});

/** Reads an AdminNetworkPolicy. What the API server would refuse is kept with its problem; nothing throws. */
export function readAdminNetworkPolicy(object: SnapshotObject): AdminPolicy {
  return read(object, 'Admin', adminSchema);
}

/** Reads a BaselineAdminNetworkPolicy, of which a cluster has one; like {@link readAdminNetworkPolicy}. */
export function readBaselineAdminNetworkPolicy(
  object: SnapshotObject,
): AdminPolicy {
  const named = nameSchema.safeParse(object.metadata);
  if (named.success) return read(object, 'Baseline', baselineSchema);
  const { subject } = (object.spec ?? {}) as { subject?: unknown };
  const part = ['metadata'];
  return broken(object, 'v1alpha1', 'Baseline', subject, named.error, part);
}

function read(
  object: SnapshotObject,
  tier: AdminPolicy['tier'],
  schema: typeof adminSchema | typeof baselineSchema,
): AdminPolicy {
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const parsed = schema.safeParse(spec);
  if (!parsed.success) {
    return broken(object, 'v1alpha1', tier, spec.subject, parsed.error);
  }
  const { priority, subject, ingress, egress } = parsed.data;
  return {
    object,
    version: 'v1alpha1',
    tier,
    priority,
    subject,
    rules: {
      ingress: ingress.map(one =>
        toRule(asAction(one.action), one.from, one.ports),
      ),
      egress: egress.map(one =>
        toRule(asAction(one.action), one.to, one.ports),
      ),
    },
  };
}

/** What this version calls Allow, its successor calls Accept. */
function asAction(action: 'Allow' | 'Deny' | 'Pass'): AdminRule['action'] {
  return action === 'Allow' ? 'Accept' : action;
}
