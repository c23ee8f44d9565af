import { hoistRepeated } from './repeated.mjs';
import { wholeObject } from './whole-object.mjs';

/** What we write or shall write. */
const kinds = {
  'networking.istio.io': [
    'DestinationRule',
    'Gateway',
    'ServiceEntry',
    'VirtualService',
  ],
  'security.istio.io': ['AuthorizationPolicy', 'PeerAuthentication'],
};
const VERSION = 'v1';
const METADATA = 'kubernetes.json#/definitions/meta.v1.ObjectMeta';

/** Words that combine schemas. What stands in them narrows a type, and never says which fields it has. */
const combining = ['allOf', 'anyOf', 'oneOf', 'not'];
const dropped = /^(description|default|x-kubernetes-.*)$/;
/** Of the others nothing says more than the type does. */
const ranges = ['int32', 'uint32'];

/**
 * The schemas of Istio's kinds, from its custom resource definitions.
 * @param {any[]} crds
 * @returns {{ kinds: Record<string, any>, definitions: Record<string, any> }} kinds: by `<apiVersion>/<kind>`
 */
export function istioSchemas(crds) {
  const wanted = crds.filter(({ spec }) =>
    kinds[spec.group]?.includes(spec.names.kind),
  );
  return hoistRepeated(
    Object.fromEntries(
      wanted.map(({ spec: { group, names, versions } }) => {
        const { schema } = versions.find(({ name }) => name === VERSION);
        const apiVersion = `${group}/${VERSION}`;
        const { spec } = simplify(schema.openAPIV3Schema).properties;
        return [
          `${apiVersion}/${names.kind}`,
          wholeObject(apiVersion, names.kind, { spec }, METADATA),
        ];
      }),
    ),
  );
}

/** Without descriptions; with every field that is not named refused, where the type has names for its fields. */
function simplify(schema) {
  if (schema['x-kubernetes-int-or-string']) {
    return { type: ['integer', 'string'] };
  }
  const simple = Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([word, value]) =>
          !dropped.test(word) && (word !== 'format' || ranges.includes(value)),
      )
      .map(([word, value]) => [word, simplifyPart(word, value)]),
  );
  const open = schema['x-kubernetes-preserve-unknown-fields'];
  return schema.properties && !open
    ? { ...simple, additionalProperties: false }
    : simple;
}

function simplifyPart(word, value) {
  if (combining.includes(word)) return value;
  if (word === 'properties') {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, simplify(part)]),
    );
  }
  return word === 'items' || word === 'additionalProperties'
    ? simplify(value)
    : value;
}
