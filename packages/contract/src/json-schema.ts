import { z } from 'zod';
import { grantSchema } from './grant';
import { microserviceSchema } from './microservice/microservice';
import { platformSchema } from './platform';

/** The kinds of contract files, in the order in which one meets them. */
const schemas = {
  Microservice: microserviceSchema,
  Grant: grantSchema,
  Platform: platformSchema,
};

/**
 * JSON Schemas of the contract files, by kind, for editors. They know fields and types; the parsers know more, such as
 * the syntax of names and what does not go together.
 * @public
 */
export function contractJsonSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(schemas).map(([kind, schema]) => [
      kind,
      { title: kind, ...z.toJSONSchema(schema, { io: 'input' }) },
    ]),
  );
}
