import { z } from 'zod';

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
});

/** @public */
export type Environment = z.infer<typeof environmentSchema>;
