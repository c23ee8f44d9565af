import { Raw } from './raw';

/** What tells whether a parent has taken a route. */
const wanted = ['Accepted', 'ResolvedRefs', 'PartiallyInvalid'];

/**
 * Of a route of the Gateway API, what it says, and of each parent's answer the conditions that tell whether it was taken. In
 * the place of the generation that a condition is about, `isCurrent` says whether that is the route as it is now; one that
 * names none is taken to be about it.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#routeparentstatus
 */
export function routeFields(value: unknown): unknown {
  const { metadata, spec, status } = value as Raw;
  const parents = listIn(status, 'parents').map(parent => ({
    parentRef: parent?.parentRef,
    conditions: listIn(parent, 'conditions')
      .filter(one => wanted.includes(one?.type))
      .map(({ observedGeneration, type, status: is, reason }) => ({
        ...{ type, status: is, reason },
        isCurrent: [undefined, metadata?.generation].includes(
          observedGeneration,
        ),
      })),
  }));
  return { spec, ...(parents.length > 0 && { status: { parents } }) };
}

/** `any`: raw JSON, in which nothing is sure to be there. */
function listIn(value: any, field: string): any[] {
  return Array.isArray(value?.[field]) ? value[field] : [];
}
