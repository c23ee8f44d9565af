import { z } from 'zod';
import { requestSchema } from './grant';
import { Parsed, parseWith } from './issue';
import { labelName, portName, serviceName } from './scalars/names';

const callersSchema = z
  .array(
    z.strictObject({
      namespace: labelName,
      name: serviceName,
      ports: z.array(portName).min(1).max(50),
      http: z.array(requestSchema).min(1).max(50).optional(),
      environments: z.array(labelName).min(1).max(50).optional(),
    }),
  )
  .max(100);

/**
 * Who may call a service that is being onboarded, and on which of its ports; with which requests and in which
 * environments, where not all.
 * @public
 */
export type Caller = z.infer<typeof callersSchema>[number];

/**
 * Parses the list of callers of an onboarding, given as plain JSON; nothing given is nobody.
 * The path of each issue starts with `callers`. Never throws.
 * @public
 */
export function parseCallers(input: unknown): Parsed<Caller[]> {
  const parsed = parseWith(callersSchema, input ?? []);
  return parsed.ok
    ? parsed
    : {
        ok: false,
        issues: parsed.issues.map(issue => ({
          ...issue,
          path: ['callers', ...issue.path],
        })),
      };
}
