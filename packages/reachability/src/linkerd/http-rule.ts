import { z } from 'zod';
import { everyRequest, RouteMatch } from './route-match';
import { filtersSchema, unclearFilters } from './route-filters';

const matchSchema = z
  .strictObject({
    path: z
      .strictObject({
        type: z
          .enum(['Exact', 'PathPrefix', 'RegularExpression'])
          .default('PathPrefix'),
        value: z.string().default('/'),
      })
      .default(everyRequest),
    headers: z.array(z.unknown()).default([]),
    queryParams: z.array(z.unknown()).default([]),
    method: z
      .enum([
        ...(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const),
        ...(['CONNECT', 'OPTIONS', 'TRACE', 'PATCH'] as const),
      ])
      .optional(),
  })
  .refine(
    ({ path }) => path.type === 'RegularExpression' || path.value[0] === '/',
    { path: ['path'], error: 'starts with a slash' },
  )
  .transform(({ path, headers, queryParams, method }): RouteMatch => {
    const field =
      (headers.length > 0 && 'headers') ||
      (queryParams.length > 0 && 'queryParams') ||
      (path.type === 'RegularExpression' && 'path');
    return {
      ...(method && { method }),
      path:
        path.type === 'RegularExpression'
          ? everyRequest
          : { type: path.type, value: path.value },
      ...(field && { field }),
    };
  });

const everything: RouteMatch[] = [{ path: everyRequest }];

/** The rules of an HTTPRoute: what each matches; backends and timeouts say nothing to a Server. */
export const httpRulesSchema = z
  .array(
    z.strictObject({
      name: z.string().optional(),
      matches: z.array(matchSchema).default([]),
      filters: filtersSchema,
      backendRefs: z.unknown().optional(),
      timeouts: z.unknown().optional(),
    }),
  )
  .optional()
  .transform((rules = [{ matches: [], filters: [] }]) => ({
    matches: rules.flatMap(({ matches }) =>
      matches.length ? matches : everything,
    ),
    unclear: unclearFilters(rules.flatMap(({ filters }) => filters)),
  }));
