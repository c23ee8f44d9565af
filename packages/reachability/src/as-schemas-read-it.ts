/**
 * A field that is null is a field that is not there: so the API server reads custom resources. An item that is null it
 * refuses.
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function asSchemasReadIt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSchemasReadIt);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key, asSchemasReadIt(field)]),
  );
}
