import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { Selector } from '../labels/selector';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { Target, targetFields, targetsIn } from './target';
import { workloadSelectorSchema } from './workload-selector';

const text = z.string();
const texts = z.array(text);

/** How a token is found and checked changes nothing here: whoever has one that is not valid is refused. */
const jwtRuleSchema = z.strictObject({
  issuer: z.string().min(1),
  audiences: texts.optional(),
  jwksUri: text.optional(),
  jwks_uri: text.optional(),
  jwks: text.optional(),
  fromHeaders: z
    .array(z.strictObject({ name: z.string(), prefix: text.optional() }))
    .optional(),
  fromParams: texts.optional(),
  fromCookies: texts.optional(),
  outputPayloadToHeader: text.optional(),
  outputClaimToHeaders: z
    .array(z.strictObject({ header: text, claim: text }))
    .optional(),
  forwardOriginalToken: z.boolean().optional(),
  timeout: text.optional(),
  spaceDelimitedClaims: texts.optional(),
});

const specSchema = z
  .strictObject({
    selector: workloadSelectorSchema.optional(),
    ...targetFields,
    jwtRules: z.array(jwtRuleSchema).default([]),
  })
  .refine(
    ({ selector, ...spec }) => !(selector && targetsIn(spec).length > 0),
    {
      path: ['selector'],
      error: 'only one of selector and targetRefs may be set',
    },
  );

/** A RequestAuthentication: whose sidecars, or which waypoints, read the tokens of requests. */
export interface RequestAuthentication {
  object: SnapshotObject;
  namespace: string;
  selector: Selector;
  /** What it is for instead of workloads. */
  targets?: Target[];
  /** Without rules nobody reads anything. */
  hasRules: boolean;
  /** What is wrong with it: whether tokens are read is not known then. */
  problem?: Problem;
}

/**
 * Reads a RequestAuthentication; nothing throws.
 *
 * "A request that does not contain any authentication credentials will be accepted but will not have any authenticated
 * identity": by itself it keeps out nobody but those with a token that is not valid.
 * @see https://istio.io/latest/docs/reference/config/security/request_authentication/
 */
export function readRequestAuthentication(
  object: SnapshotObject,
): RequestAuthentication {
  const { namespace = 'default' } = object.metadata;
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const parsed = specSchema.safeParse(spec);
  if (parsed.success) {
    const { selector = [], jwtRules } = parsed.data;
    const targets = targetsIn(parsed.data);
    return {
      object,
      namespace,
      selector,
      ...(targets.length > 0 && { targets }),
      hasRules: jwtRules.length > 0,
    };
  }
  return {
    object,
    namespace,
    selector: workloadSelectorSchema.safeParse(spec.selector).data ?? [],
    hasRules: true,
    problem: problemOf(object, parsed.error),
  };
}
