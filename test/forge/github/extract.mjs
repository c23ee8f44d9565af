import { jsonSchema } from './json-schema.mjs';

/**
 * The part of an OpenAPI description that some operations need: parameters, bodies and answers, each answer with the first
 * example that is given for it, and all schemas that they lead to.
 * @param {object} description
 * @param {string[]} operations `GET /path/{of}/it`
 */
export function extract(description, operations) {
  const schemas = {};
  const found = {};
  const meet = name => {
    if (name in schemas) return;
    schemas[name] = {};
    schemas[name] = jsonSchema(description.components.schemas[name], meet);
  };
  const follow = value => (value?.$ref ? at(description, value.$ref) : value);

  function answer(response) {
    const { schema, examples = {} } = json(follow(response)) ?? {};
    const [example] = Object.values(examples);
    const value = follow(example)?.value;
    return {
      ...(schema && { schema: jsonSchema(schema, meet) }),
      ...(value && {
        example: Array.isArray(value) ? value.slice(0, 1) : value,
      }),
    };
  }

  for (const operation of operations) {
    const [method, path] = operation.split(' ');
    const known = description.paths[path]?.[method.toLowerCase()];
    if (!known) throw new Error(`${operation} is not in the description`);
    const body = json(known.requestBody)?.schema;
    found[operation] = {
      parameters: known.parameters.map(follow).map(one => ({
        ...{ name: one.name, in: one.in, schema: jsonSchema(one.schema, meet) },
        ...(one.required && { required: true }),
      })),
      ...(body && { body: jsonSchema(body, meet) }),
      answers: Object.fromEntries(
        Object.entries(known.responses).map(([status, response]) => [
          status,
          answer(response),
        ]),
      ),
    };
  }
  return { operations: found, schemas };
}

/** @param {string} pointer `#/components/schemas/…` */
function at(description, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .reduce((value, name) => value[name], description);
}

function json(message) {
  return message?.content?.['application/json'];
}
