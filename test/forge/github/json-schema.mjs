/** Words for readers; what a schema says does not change without them. */
const words = new Set([
  ...['deprecated', 'description', 'discriminator', 'example', 'examples'],
  ...['externalDocs', 'title', 'x-github-breaking-changes', 'x-multi-segment'],
]);

/**
 * A schema of OpenAPI 3.0 as JSON Schema, without words; properties that it does not name are refused.
 *
 * Where GitHub says `allOf`, either is meant: an account is a person or an enterprise, and its own example is not both.
 * @param {(name: string) => void} meet told of each schema that it refers to
 */
export function jsonSchema(schema, meet) {
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    meet(name);
    return { $ref: `#/schemas/${name}` };
  }
  const { nullable, ...rest } = schema;
  const kept = Object.entries(rest)
    .filter(([keyword]) => !words.has(keyword))
    .map(([keyword, value]) => [
      keyword === 'allOf' ? 'anyOf' : keyword,
      translate(keyword, value, meet),
    ]);
  const translated = {
    ...Object.fromEntries(kept),
    ...(rest.properties &&
      rest.additionalProperties === undefined && {
        additionalProperties: false,
      }),
  };
  return nullable ? { anyOf: [{ type: 'null' }, translated] } : translated;
}

function translate(keyword, value, meet) {
  switch (keyword) {
    case 'properties':
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          name,
          jsonSchema(one, meet),
        ]),
      );
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return value.map(one => jsonSchema(one, meet));
    case 'items':
    case 'not':
      return jsonSchema(value, meet);
    case 'additionalProperties':
      return value instanceof Object ? jsonSchema(value, meet) : value;
    default:
      return value;
  }
}
