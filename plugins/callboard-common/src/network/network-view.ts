import { z } from 'zod';
import { addressSchema } from './address';
import { liveSchema } from './live';
import { sourceChoiceSchema, sourceSchema } from './source';

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
  /** What the cluster says of it now; nothing where the answer is from Git. */
  live: liveSchema.optional(),
  source: sourceSchema,
  /** Where else the answer could come from, this source included. */
  sources: z.array(sourceChoiceSchema),
});

/** @public */
export type NetworkView = z.infer<typeof networkViewSchema>;
