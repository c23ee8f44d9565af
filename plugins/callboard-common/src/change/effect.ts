import { z } from 'zod';
import { verdictSchema } from '../network/verdict';

const nameSchema = z.object({ namespace: z.string(), name: z.string() });

const changedEdgeSchema = z.object({
  from: nameSchema,
  to: nameSchema,
  /** Name of the port; its number where it has none. */
  port: z.string(),
  /** Nothing where one end was not there before. */
  before: verdictSchema.optional(),
  /** Nothing where one end is not there any more. */
  after: verdictSchema.optional(),
});

/** @public */
export type ChangedEdgeView = z.infer<typeof changedEdgeSchema>;

/**
 * Who gains and who loses access if a change is merged, by environment; environments in which nothing differs are left
 * out.
 * @public
 */
export const effectSchema = z.object({
  environments: z.array(
    z.object({
      environment: z.string(),
      opened: z.array(changedEdgeSchema),
      closed: z.array(changedEdgeSchema),
      /** Neither simply opened nor closed: other requests, or not known any more. */
      changed: z.array(changedEdgeSchema),
      /** How many of them the reader may not see. */
      hidden: z.number(),
    }),
  ),
  /** Who should agree, and why. */
  approvers: z.array(
    z.object({
      /** Entity ref, e.g. `group:default/team-finance`. */
      owner: z.string(),
      /** E.g. `finance/payments is called by shop/orders`. */
      why: z.string(),
    }),
  ),
});

/** @public */
export type ConnectivityEffect = z.infer<typeof effectSchema>;
