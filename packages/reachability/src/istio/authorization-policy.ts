import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { Selector } from '../labels/selector';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { workloadSelectorSchema } from './workload-selector';

const texts = z.array(z.string()).min(1).optional();

const sourceSchema = z.strictObject({
  principals: texts,
  notPrincipals: texts,
  requestPrincipals: texts,
  notRequestPrincipals: texts,
  namespaces: texts,
  notNamespaces: texts,
  serviceAccounts: texts,
  notServiceAccounts: texts,
  ipBlocks: texts,
  notIpBlocks: texts,
  remoteIpBlocks: texts,
  notRemoteIpBlocks: texts,
});

const operationSchema = z.strictObject({
  ports: z
    .array(z.string().regex(/^\d{1,5}$/))
    .min(1)
    .optional(),
  notPorts: texts,
  methods: texts,
  notMethods: texts,
  paths: texts,
  notPaths: texts,
  hosts: texts,
  notHosts: texts,
});

const conditionSchema = z.strictObject({
  key: z.string(),
  values: texts,
  notValues: texts,
});

const ruleSchema = z.strictObject({
  from: z.array(z.strictObject({ source: sourceSchema })).default([]),
  to: z.array(z.strictObject({ operation: operationSchema })).default([]),
  when: z.array(conditionSchema).default([]),
});

const specSchema = z
  .strictObject({
    selector: workloadSelectorSchema.optional(),
    targetRef: z.unknown().optional(),
    targetRefs: z.array(z.unknown()).default([]),
    action: z.enum(['ALLOW', 'DENY', 'AUDIT', 'CUSTOM']).default('ALLOW'),
    provider: z.unknown().optional(),
    rules: z.array(ruleSchema).default([]),
  })
  .refine(({ selector, ...spec }) => !(selector && hasTargets(spec)), {
    path: ['selector'],
    error: 'only one of selector and targetRefs may be set',
  });

function hasTargets(spec: {
  targetRef?: unknown;
  targetRefs: unknown[];
}): boolean {
  return spec.targetRef !== undefined || spec.targetRefs.length > 0;
}

export type SourceRule = z.infer<typeof sourceSchema>;
export type OperationRule = z.infer<typeof operationSchema>;
export type AuthorizationRule = z.infer<typeof ruleSchema>;

/** An AuthorizationPolicy of those that decide about workloads with a sidecar. */
export interface AuthorizationPolicy {
  object: SnapshotObject;
  namespace: string;
  selector: Selector;
  /** Nothing where it makes no sense: then it may be any. */
  action?: z.infer<typeof specSchema>['action'];
  rules: AuthorizationRule[];
  /** What is wrong with it: what it allows is not known then. */
  problem?: Problem;
}

/** Fields of a source that tell nothing but the identity of the caller. */
export const sourceFields = ['principals', 'namespaces', 'serviceAccounts'];
export const operationFields = ['ports', 'methods', 'paths'];

/**
 * Reads an AuthorizationPolicy; nothing where it decides nothing about workloads with a sidecar: a policy with targets
 * is for waypoints and gateways, one for audits or for a dry run changes no outcome.
 */
export function readAuthorizationPolicy(
  object: SnapshotObject,
): AuthorizationPolicy | undefined {
  const { namespace = 'default', annotations } = object.metadata;
  if (isTrue(annotations?.['istio.io/dry-run'])) return undefined;
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const parsed = specSchema.safeParse(spec);
  if (parsed.success) {
    const { selector = [], action, rules } = parsed.data;
    if (hasTargets(parsed.data) || action === 'AUDIT') return undefined;
    return {
      object,
      namespace,
      selector,
      action,
      rules,
    };
  }
  return {
    object,
    namespace,
    selector: workloadSelectorSchema.safeParse(spec.selector).data ?? [],
    // Whether it was to allow or to deny can mostly be told all the same.
    action: specSchema.shape.action.safeParse(
      typeof spec.action === 'string' ? spec.action.toUpperCase() : spec.action,
    ).data,
    rules: [],
    problem: problemOf(object, parsed.error),
  };
}

/** As Istio reads the annotation. */
function isTrue(text: string | undefined): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text ?? '');
}
