import { hoistRepeated } from './repeated.mjs';
import { wholeObject } from './whole-object.mjs';

const METADATA = 'kubernetes.json#/definitions/meta.v1.ObjectMeta';

/** Words that combine schemas. What stands in them narrows a type, and never says which fields it has. */
const combining = ['allOf', 'anyOf', 'oneOf', 'not'];
const dropped = /^(description|default|example|x-kubernetes-.*)$/;
/** Of the others nothing says more than the type does. */
const ranges = ['int32', 'uint32'];

/**
 * The schemas of a project's kinds, from its custom resource definitions. Rules in CEL are left to a server.
 * @param {string[]} kinds by `<apiVersion>/<kind>`
 * @param {any[]} crds the definition of each
 * @returns {{ kinds: Record<string, any>, definitions: Record<string, any> }} kinds: by `<apiVersion>/<kind>`
 */
export function customResourceSchemas(kinds, crds) {
  return hoistRepeated(
    Object.fromEntries(
      kinds.map((name, index) => [name, schemaOf(name, crds[index])]),
    ),
  );
}

function schemaOf(name, { spec: { versions } }) {
  const [, apiVersion, version, kind] = /^(.*\/(.*))\/(.*)$/.exec(name);
  const { schema } = versions.find(it => it.name === version);
  const { properties, required } = simplify(schema.openAPIV3Schema);
  return wholeObject(apiVersion, kind, { properties, required }, METADATA);
}

/** Without descriptions; with every field that is not named refused, unless the type takes any. */
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
  const isOpen =
    schema.additionalProperties ||
    schema['x-kubernetes-preserve-unknown-fields'];
  return schema.type === 'object' && !isOpen
    ? { ...simple, additionalProperties: false }
    : simple;
}

/**
 * The pattern in JavaScript's notation; nothing where that has none. Go writes it in its own.
 * @see https://pkg.go.dev/regexp/syntax
 */
function toJavaScript(pattern) {
  if (pattern.includes('(?i)')) return undefined;
  const translated = pattern.replace(/\\([pP])([A-Z])/g, '\\$1{$2}');
  return new RegExp(translated, 'u') && translated;
}

function simplifyPart(word, value) {
  if (combining.includes(word)) return withoutFormats(value);
  if (word === 'pattern') return toJavaScript(value);
  if (word === 'properties') {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, simplify(part)]),
    );
  }
  return word === 'items' || word === 'additionalProperties'
    ? simplify(value)
    : value;
}

const withoutFormats = schemas =>
  JSON.parse(
    JSON.stringify(schemas, (word, value) =>
      word === 'format' ? undefined : value,
    ),
  );
