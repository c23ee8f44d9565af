import { z } from 'zod';

const given = z.object({
  ip: z.string().optional(),
  hostname: z.string().optional(),
});

/** The status of what a load balancer stands before: the addresses that it gave; none before it gave any. */
export const loadBalancerSchema = z
  .object({
    loadBalancer: z
      .object({ ingress: z.array(given).default([]) })
      .default({ ingress: [] }),
  })
  .default({ loadBalancer: { ingress: [] } })
  .transform(({ loadBalancer: { ingress } }) =>
    ingress.flatMap(({ ip, hostname }) => ip ?? hostname ?? []),
  );
