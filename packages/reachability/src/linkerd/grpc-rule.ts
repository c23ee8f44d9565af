import { z } from 'zod';
import { everyRequest, RouteMatch } from './route-match';
import { filtersSchema, unclearFilters } from './route-filters';

const matchSchema = z
  .strictObject({
    method: z
      .strictObject({
        type: z.enum(['Exact', 'RegularExpression']).default('Exact'),
        service: z.string().optional(),
        method: z.string().optional(),
      })
      .refine(({ service, method }) => service || method, {
        error: 'needs a service or a method',
      })
      .optional(),
    headers: z.array(z.unknown()).default([]),
  })
  .transform(({ method, headers }): RouteMatch => {
    const { type = 'Exact', service } = method ?? {};
    const isUnclear = method && (type !== 'Exact' || !service);
    const field = (headers.length > 0 && 'headers') || (isUnclear && 'method');
    return {
      path: method && !isUnclear ? pathOf(method) : everyRequest,
      ...(field && { field }),
    };
  });

/** A call of gRPC is a request to the path of its service and method. */
function pathOf({
  service,
  method,
}: {
  service?: string;
  method?: string;
}): RouteMatch['path'] {
  return method
    ? { type: 'Exact', value: `/${service}/${method}` }
    : { type: 'PathPrefix', value: `/${service}` };
}

const everything: RouteMatch[] = [{ path: everyRequest }];

/** The rules of a GRPCRoute: what each matches. */
export const grpcRulesSchema = z
  .array(
    z.strictObject({
      name: z.string().optional(),
      matches: z.array(matchSchema).default([]),
      filters: filtersSchema,
      backendRefs: z.unknown().optional(),
    }),
  )
  .optional()
  .transform(rules => ({
    matches: (rules ?? []).flatMap(({ matches }) =>
      matches.length ? matches : everything,
    ),
    // What a route without rules matches is not written anywhere.
    unclear: rules
      ? unclearFilters(rules.flatMap(({ filters }) => filters))
      : 'rules',
  }));
