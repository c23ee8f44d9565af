/** Fields that hold maps of texts, whose keys are anybody's. */
const mapsOfTexts = ['matchLabels', 'labels', 'annotations'];

/**
 * A field that is null is a field that is not there, and an item that is null is an item without fields: so the API
 * server reads Kubernetes' own kinds.
 *
 * A null in a map of texts stays: it is the empty text when the object is created, and takes its key away when it is
 * changed, so that no manifest says which.
 */
export function asGoReadsIt(value: unknown, maps = mapsOfTexts): unknown {
  if (Array.isArray(value)) {
    return value.map(item => asGoReadsIt(item ?? {}, maps));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [
        key,
        maps.includes(key) ? field : asGoReadsIt(field, maps),
      ]),
  );
}
