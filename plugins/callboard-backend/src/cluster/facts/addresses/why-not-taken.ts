import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';

/** A reference to a parent of a route, with what stands for what it leaves out but the namespace, which is the route's. */
export const parentSchema = z.object({
  group: z.string().default('gateway.networking.k8s.io'),
  kind: z.string().default('Gateway'),
  namespace: z.string().optional(),
  name: z.string(),
  sectionName: z.string().optional(),
  port: z.number().optional(),
});

/** With its namespace, in any case. */
export type Parent = z.infer<typeof parentSchema> & { namespace: string };

/** As a route is kept: see `project/route.ts`. */
const statusSchema = z
  .object({
    parents: z
      .array(
        z.object({
          parentRef: parentSchema,
          conditions: z.array(
            z.object({
              type: z.string(),
              status: z.string(),
              reason: z.string().default(''),
              isCurrent: z.boolean(),
            }),
          ),
        }),
      )
      .default([]),
  })
  .default({ parents: [] });

type Condition = z.infer<
  typeof statusSchema
>['parents'][number]['conditions'][number];

/**
 * Why a gateway lets nothing through by a route that asks for it, in a sentence; nothing where it has taken the route as it
 * is now. Where several controllers answer, one that has taken it is enough.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#routeparentstatus
 */
export function whyNotTaken(
  { kind, metadata, status }: SnapshotObject,
  parent: Parent,
): string | undefined {
  const { namespace = 'default', name } = metadata;
  const route = `the ${kind} ${namespace}/${name}`;
  const parsed = statusSchema.safeParse(status);
  if (!parsed.success) return `what gateways say of ${route} makes no sense`;
  const answers = parsed.data.parents.filter(({ parentRef }) =>
    isSame(
      { ...parentRef, namespace: parentRef.namespace ?? namespace },
      parent,
    ),
  );
  // "An empty list means the route has not been attached to any Gateway."
  if (answers.length === 0) return `no gateway has taken ${route} yet`;
  const whys = answers.map(({ conditions }) => whyRefused(route, conditions));
  return whys.includes(undefined) ? undefined : whys[0];
}

function isSame(one: Parent, other: Parent): boolean {
  const fields = [
    'group',
    'kind',
    'namespace',
    'name',
    'sectionName',
    'port',
  ] as const;
  return fields.every(field => one[field] === other[field]);
}

function whyRefused(
  route: string,
  conditions: Condition[],
): string | undefined {
  const find = (type: string) => conditions.find(one => one.type === type);
  const accepted = find('Accepted');
  const because = ({ reason }: Condition) => (reason ? ` (${reason})` : '');
  if (!accepted || conditions.some(one => !one.isCurrent)) {
    return `the gateway has not looked at ${route} as it is now`;
  }
  if (accepted.status !== 'True') {
    return accepted.status === 'False' && accepted.reason !== 'Pending'
      ? `the gateway refuses ${route}${because(accepted)}`
      : `the gateway has not taken ${route} yet${because(accepted)}`;
  }
  const resolved = find('ResolvedRefs');
  if (resolved && resolved.status !== 'True') {
    return `${route} refers to what is not there, or not permitted${because(
      resolved,
    )}`;
  }
  const partly = find('PartiallyInvalid');
  return partly?.status === 'True'
    ? `the gateway takes only a part of ${route}${because(partly)}`
    : undefined;
}
