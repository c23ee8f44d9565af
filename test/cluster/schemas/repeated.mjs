/** Shorter parts are not worth a name. */
const SHORTEST = 200;

/**
 * Gives every part that stands in several places a definition of its own: custom resource definitions repeat what an
 * OpenAPI file would refer to. A part is named for the first place that it stands in.
 * @param {Record<string, any>} kinds
 */
export function hoistRepeated(kinds) {
  const seen = new Map();
  for (const [name, schema] of Object.entries(kinds)) {
    visit(schema, [name.split('/').pop()], countOnce);
  }
  const definitions = {};
  const sources = {};
  const short = Object.entries(kinds).map(([name, schema]) => [
    name,
    shorten(schema),
  ]);
  return { kinds: Object.fromEntries(short), definitions };

  /** Parts of a part that was seen before are no new places. */
  function countOnce(schema, path) {
    const text = JSON.stringify(schema);
    const place = seen.get(text);
    seen.set(text, { name: place?.name ?? path.join('.'), again: !!place });
    return !place;
  }

  function shorten(schema) {
    return mapParts(schema, part => {
      const text = JSON.stringify(part);
      const { name, again } = seen.get(text);
      if (!again || text.length < SHORTEST) return shorten(part);
      sources[name] ??= text;
      if (sources[name] !== text) throw new Error(`two parts are ${name}`);
      definitions[name] ??= shorten(part);
      return { $ref: `#/definitions/${name}` };
    });
  }
}

function visit(schema, path, enter) {
  mapParts(schema, (part, step) => {
    const here = [...path, step];
    if (enter(part, here)) visit(part, here, enter);
    return part;
  });
}

/** The schema with each of its direct parts replaced; `step` is the name of a property, and `*` for other parts. */
function mapParts(schema, replace) {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [
          name,
          replace(part, name),
        ]),
      ),
    }),
    ...(items && { items: replace(items, '*') }),
    ...(additionalProperties && {
      additionalProperties: replace(additionalProperties, '*'),
    }),
  };
}
