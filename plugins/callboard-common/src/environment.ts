import { Limit } from '@callboard/contract';
import { z } from 'zod';

const featureSchema = z.custom<Limit['feature']>(
  value => typeof value === 'string',
);

/** A feature that the platform refuses or does less of, and what it says that makes it so. */
const limitSchema = z.object({
  feature: featureSchema,
  because: z.string(),
  cell: z.union([
    z.object({ degraded: z.string() }),
    z.object({ refused: z.string() }),
  ]),
}) satisfies z.ZodType<Limit>;

/**
 * An environment that a service can be onboarded into: one platform file of one repository.
 * @public
 */
export const environmentSchema = z.object({
  name: z.string(),
  repository: z.string(),
  /** Kubernetes version of the platform, e.g. `1.36`. */
  kubernetes: z.string(),
  /** DNS suffix of the cluster, e.g. `cluster.local`. */
  clusterDomain: z.string(),
  /** What its platform does not carry as one would expect; empty where it carries all. */
  limits: z.array(limitSchema),
});

/** @public */
export type Environment = z.infer<typeof environmentSchema>;
