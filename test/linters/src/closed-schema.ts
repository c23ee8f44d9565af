/**
 * The JSON schema of a kind, as an API server publishes it, in which a field that it does not name is a mistake.
 * Where alternatives are (`oneOf`, `not`, …) they stay open: the fields are named beside them.
 * @param document the OpenAPI v3 document of the kind's group and version
 * @returns nothing where the document does not have the kind
 */
export function closedSchema(
  document: any,
  apiVersion: string,
  kind: string,
): object | undefined {
  const components: Record<string, any> = document.components?.schemas ?? {};
  const [name] =
    Object.entries(components).find(([, schema]) =>
      namesOf(schema).includes(`${apiVersion}/${kind}`),
    ) ?? [];
  if (!name) return undefined;
  return {
    // The draft that OpenAPI 3.0 is made of: `exclusiveMinimum` is a boolean.
    $schema: 'http://json-schema.org/draft-04/schema#',
    allOf: [{ $ref: `#/components/schemas/${name}` }],
    components: { schemas: changeEach(components, close) },
  };
}

function namesOf(schema: any): string[] {
  const names: any[] = schema['x-kubernetes-group-version-kind'] ?? [];
  return names.map(({ group, version, kind }) =>
    [...(group ? [group] : []), version, kind].join('/'),
  );
}

function close(schema: any): any {
  const { properties, items, additionalProperties } = schema;
  const isOpen =
    additionalProperties || schema['x-kubernetes-preserve-unknown-fields'];
  return {
    ...schema,
    ...(properties && { properties: changeEach(properties, close) }),
    ...(items && { items: close(items) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: close(additionalProperties),
    }),
    ...(properties && !isOpen && { additionalProperties: false }),
  };
}

function changeEach(values: object, change: (value: any) => any): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, change(value)]),
  );
}
