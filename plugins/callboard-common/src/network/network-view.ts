import { z } from 'zod';
import { addressSchema } from './address';

/**
 * Where the facts of an answer come from, and how old they are.
 * @public
 */
export const sourceSchema = z.object({
  kind: z.literal('git'),
  repository: z.string(),
  /** The commit that was read, 40 hexadecimal digits. */
  commit: z.string(),
  /** When the repository was last looked at, ISO 8601. */
  readAt: z.string(),
  /** Why the repository cannot be read now: what is shown is the last that could. Nothing where it can. */
  failure: z.string().optional(),
  /** Files that could not be read: what depends on them is missing from the answer. */
  problems: z.array(
    z.object({
      path: z.string(),
      line: z.number().optional(),
      message: z.string(),
    }),
  ),
});

/** @public */
export type Source = z.infer<typeof sourceSchema>;

/**
 * What is known of one entity's network in one environment.
 * @public
 */
export const networkViewSchema = z.object({
  service: z.object({ namespace: z.string(), name: z.string() }),
  environment: z.string(),
  /** All environments that hold this service, in the order of the repository. */
  environments: z.array(z.string()),
  /** Absent where the workload has no Service: it calls others and cannot be called by name. */
  address: addressSchema.optional(),
  /** Names outside the cluster that lead to it, e.g. `orders.example.com/api`; none where it is not exposed. */
  outside: z.array(z.string()),
  links: z.object({
    logs: z.string().optional(),
    metrics: z.string().optional(),
  }),
  source: sourceSchema,
});

/** @public */
export type NetworkView = z.infer<typeof networkViewSchema>;
