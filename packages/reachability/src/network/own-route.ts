import { z } from 'zod';

/** What a route names: its parent, and where it leads. */
export const referenceSchema = z.object({
  group: z.string().default(''),
  kind: z.string().default('Service'),
  namespace: z.string().optional(),
  name: z.string(),
  port: z.number().optional(),
});

const routeSchema = z.object({
  parentRefs: z.array(referenceSchema).length(1),
  hostnames: z.array(z.unknown()).max(0).default([]),
  rules: z
    .array(
      z.object({
        matches: z.array(z.unknown()).max(0).default([]),
        filters: z.array(z.unknown()).max(0).default([]),
        backendRefs: z
          .array(
            referenceSchema.extend({
              filters: z.array(z.unknown()).max(0).default([]),
            }),
          )
          .length(1),
      }),
    )
    .length(1),
});

/**
 * Does a route of a Service send all requests to that Service, where they go without it? Such a route only says more of
 * them, e.g. what is tried again.
 */
export function leadsNowhereElse(spec: object): boolean {
  const parsed = routeSchema.safeParse(spec);
  if (!parsed.success) return false;
  const [parent] = parsed.data.parentRefs;
  const [backend] = parsed.data.rules[0].backendRefs;
  return (
    isCore(parent.group) &&
    isCore(backend.group) &&
    (['kind', 'namespace', 'name', 'port'] as const).every(
      field => parent[field] === backend[field],
    ) &&
    parent.port !== undefined
  );
}

function isCore(group: string): boolean {
  return group === '' || group === 'core';
}
