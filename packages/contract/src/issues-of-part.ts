import { Issue } from './issue';
import { parseMicroservice } from './microservice/microservice';

/**
 * Judges a part of a `Microservice`, such as one step of a form, by the whole contract's parser.
 *
 * `part` is an incomplete document; `fields` are the paths that the part answers for, e.g. `['spec.service']`.
 * Returns the issues at or below these paths; empty where there is none.
 * @public
 */
export function issuesOfPart(part: unknown, fields: string[]): Issue[] {
  const parsed = parseMicroservice(part);
  return parsed.ok
    ? []
    : parsed.issues.filter(({ path }) => {
        const at = path.join('.');
        return fields.some(field => at === field || at.startsWith(`${field}.`));
      });
}
