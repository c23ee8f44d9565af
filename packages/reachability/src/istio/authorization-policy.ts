import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { Selector } from '../labels/selector';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { ruleSchema } from './rule-schema';
import { Target, targetFields, targetsIn } from './target';
import { workloadSelectorSchema } from './workload-selector';

const specSchema = z
  .strictObject({
    selector: workloadSelectorSchema.optional(),
    ...targetFields,
    action: z.enum(['ALLOW', 'DENY', 'AUDIT', 'CUSTOM']).default('ALLOW'),
    provider: z.strictObject({ name: z.string().min(1) }).optional(),
    rules: z.array(ruleSchema).default([]),
  })
  .refine(
    ({ selector, ...spec }) => !(selector && targetsIn(spec).length > 0),
    {
      path: ['selector'],
      error: 'only one of selector and targetRefs may be set',
    },
  )
  .refine(({ action, provider }) => action !== 'CUSTOM' || provider, {
    path: ['provider'],
    error: 'a CUSTOM policy needs one',
  });

/** An AuthorizationPolicy, for workloads by their labels or for targets. */
export interface AuthorizationPolicy {
  object: SnapshotObject;
  namespace: string;
  selector: Selector;
  /** Whom it is for instead of workloads, which do not read it then. */
  targets?: Target[];
  /** Nothing where it makes no sense: then it may be any. */
  action?: 'ALLOW' | 'DENY' | 'CUSTOM';
  /** Whom a CUSTOM policy asks, by the name that it has in the mesh's own configuration. */
  provider?: string;
  /** For a CUSTOM policy only: others are not read then. */
  isDryRun?: boolean;
  rules: z.infer<typeof ruleSchema>[];
  /** What is wrong with it: what it allows is not known then. */
  problem?: Problem;
}

/**
 * Reads an AuthorizationPolicy; nothing where it decides nothing: one for audits or for a dry run changes no outcome. What
 * a dry run of a CUSTOM policy does depends on the version of Istio. One with targets is for waypoints and gateways.
 */
export function readAuthorizationPolicy(
  object: SnapshotObject,
): AuthorizationPolicy | undefined {
  const { namespace = 'default', annotations } = object.metadata;
  const isDryRun = isTrue(annotations?.['istio.io/dry-run']);
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  if (isDryRun && spec.action !== 'CUSTOM') return undefined;
  const parsed = specSchema.safeParse(spec);
  if (parsed.success) {
    const { selector = [], action, provider, rules } = parsed.data;
    const targets = targetsIn(parsed.data);
    if (action === 'AUDIT') return undefined;
    return {
      object,
      namespace,
      selector,
      ...(targets.length > 0 && { targets }),
      action,
      ...(provider && { provider: provider.name }),
      ...(isDryRun && { isDryRun }),
      rules,
    };
  }
  return {
    object,
    namespace,
    selector: workloadSelectorSchema.safeParse(spec.selector).data ?? [],
    ...actionIn(spec),
    rules: [],
    problem: problemOf(object, parsed.error),
  };
}

/** Whether it was to allow or to deny can mostly be told all the same. */
function actionIn({
  action,
}: Record<string, unknown>): Pick<AuthorizationPolicy, 'action'> {
  const parsed = specSchema.shape.action.safeParse(
    typeof action === 'string' ? action.toUpperCase() : action,
  );
  return parsed.success && parsed.data !== 'AUDIT'
    ? { action: parsed.data }
    : {};
}

/** As Istio reads the annotation. */
function isTrue(text: string | undefined): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text ?? '');
}
