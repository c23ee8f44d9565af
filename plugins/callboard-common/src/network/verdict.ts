import { z } from 'zod';

const placeSchema = z.object({ path: z.string(), line: z.number() });

/**
 * Why a verdict is what it is, with its sentence for people.
 * @public
 */
export const reasonSchema = z.object({
  engine: z.string(),
  code: z.string(),
  text: z.string(),
  object: z
    .object({
      apiVersion: z.string(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
    })
    .optional(),
  /** From 0. */
  rule: z.number().optional(),
  /** Where in the repository. */
  at: placeSchema.optional(),
});

/** @public */
export type ReasonView = z.infer<typeof reasonSchema>;

/**
 * A verdict as it crosses the wire. `on` is empty unless it is conditional; each condition follows the word "allowed",
 * e.g. `for GET /api/* only`.
 * @public
 */
export const verdictSchema = z.object({
  outcome: z.enum(['allowed', 'denied', 'conditional', 'unknown']),
  on: z.array(z.object({ kind: z.string(), text: z.string() })),
  reasons: z.array(reasonSchema),
});

/** @public */
export type VerdictView = z.infer<typeof verdictSchema>;
