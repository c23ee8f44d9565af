/**
 * The schema of a whole object, as it stands in a file: what the type has, but for `status`, which is the cluster's.
 * Upstream leaves `apiVersion`, `kind` and the name to the server; a file must have them.
 */
export function wholeObject(
  apiVersion,
  kind,
  { properties: { status, ...fields }, required = [] },
  metadata,
) {
  const always = ['apiVersion', 'kind', 'metadata'];
  return {
    type: 'object',
    additionalProperties: false,
    required: [...always, ...required.filter(it => !always.includes(it))],
    properties: {
      ...fields,
      apiVersion: { const: apiVersion },
      kind: { const: kind },
      metadata: { $ref: metadata, required: ['name'] },
    },
  };
}
