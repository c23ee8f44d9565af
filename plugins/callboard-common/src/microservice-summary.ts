import { z } from 'zod';

const serviceNameSchema = z.object({ namespace: z.string(), name: z.string() });

/**
 * What the catalog and the form need to know of a microservice that a repository holds.
 * @public
 */
export const microserviceSummarySchema = serviceNameSchema.extend({
  repository: z.string(),
  owner: z.string(),
  system: z.string().optional(),
  /** Names of the ports that others may call, in the order of the contract. Empty for a worker. */
  ports: z.array(z.string()),
  environments: z.array(z.string()),
  calls: z.array(serviceNameSchema),
});

/** @public */
export type MicroserviceSummary = z.infer<typeof microserviceSummarySchema>;

/** @public */
export type ServiceName = z.infer<typeof serviceNameSchema>;
