import { z } from 'zod';

const gatewayApi = 'gateway.networking.k8s.io';

const kinds: Record<string, string[]> = {
  '': ['Service'],
  core: ['Service'],
  [gatewayApi]: ['Gateway', 'GatewayClass'],
  'networking.istio.io': ['ServiceEntry'],
};

/** What a policy is for instead of workloads by their labels: an object of its own namespace, or the class of waypoints. */
export const targetSchema = z
  .strictObject({
    group: z.string().default(''),
    kind: z.string().min(1),
    name: z.string().min(1),
    namespace: z
      .string()
      .max(0, { error: 'a target lies in the namespace of its policy' })
      .optional(),
  })
  .refine(
    ({ group, kind }) =>
      Object.hasOwn(kinds, group) && kinds[group].includes(kind),
    {
      path: ['kind'],
      error:
        'a target is a Service, a Gateway, a GatewayClass or a ServiceEntry',
    },
  );

/** One target of a policy. */
export type Target = z.infer<typeof targetSchema>;

/** The fields for targets, the older one of which counts where there are none of the other. */
export const targetFields = {
  targetRef: targetSchema.optional(),
  targetRefs: z.array(targetSchema).max(16).default([]),
};

/** The targets of a policy; none where it is for workloads. */
export function targetsIn({
  targetRef,
  targetRefs,
}: {
  targetRef?: Target;
  targetRefs: Target[];
}): Target[] {
  if (targetRefs.length > 0) return targetRefs;
  return targetRef ? [targetRef] : [];
}

/** Does a target mean the Gateway of this name, or the class of all waypoints? */
export function isGateway({ kind }: Target): boolean {
  return kind === 'Gateway' || kind === 'GatewayClass';
}
