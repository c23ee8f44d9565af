import { z } from 'zod';
import { withRule } from '../issue';
import { percent, replicaCount } from '../scalars/numbers';

const rangeSchema = withRule(
  z.strictObject({
    min: replicaCount.optional(),
    max: replicaCount.optional(),
    cpu: percent
      .optional()
      .describe('Percent of the requested CPU that the autoscaler aims at'),
  }),
  ({ min, max }) =>
    (min !== undefined && min < 1) ||
    (min !== undefined && max !== undefined && max < min)
      ? {
          code: 'replicas-out-of-range',
          message: 'a range needs at least one pod, and max at least min',
        }
      : undefined,
);

/** A number is fixed; a range is scaled by an autoscaler. */
export const replicasSchema = z.union([replicaCount, rangeSchema], {
  error: 'a number or a range {min, max, cpu}',
});

/** How many pods run. */
export type Replicas = z.infer<typeof replicasSchema>;

/** Two pods, so that one can go without the service going. */
const defaultReplicas = 2;

/**
 * How many pods run in one environment: a number, or a range for the autoscaler.
 *
 * What the environment says comes first; a range of the environment fills up from the range of the service.
 * `max` is absent where neither says it; the contract's parser refuses that.
 * @public
 */
export function replicasIn(
  service: Replicas = defaultReplicas,
  environment: Replicas = service,
): number | { min: number; max?: number; cpu: number } {
  if (typeof environment === 'number') return environment;
  return {
    min: defaultReplicas,
    cpu: 70,
    ...(typeof service === 'object' && service),
    ...environment,
  };
}
