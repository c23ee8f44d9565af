import { z } from 'zod';

/** The filters of a rule, of which only the kind is read. */
export const filtersSchema = z
  .array(z.looseObject({ type: z.string() }))
  .default([]);

/** Filters that let every request through. */
const harmless = ['RequestHeaderModifier', 'ResponseHeaderModifier'];

/** A redirect answers in the place of the pods; a filter that Linkerd does not know makes it ignore the route. */
export function unclearFilters(
  filters: { type: string }[],
): string | undefined {
  const unclear = filters.find(({ type }) => !harmless.includes(type));
  return unclear && `filters: ${unclear.type}`;
}
