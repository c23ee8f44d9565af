import { z } from 'zod';
import { grantSchema } from './grant';
import { Parsed, parseWith, withRule } from './issue';
import { labelName, portName, serviceName } from './scalars/names';
import { plainText } from './scalars/text';

const partySchema = z.strictObject({
  namespace: labelName,
  name: serviceName,
});

const { requestedBy: _, ...termsOfGrant } = grantSchema.shape.spec.shape;

const grantingSchema = withRule(
  z.strictObject({
    service: partySchema,
    caller: partySchema,
    ...termsOfGrant,
  }),
  itself,
);

const revocationSchema = withRule(
  z.strictObject({
    service: partySchema,
    caller: partySchema,
    ports: z.array(portName).min(1).max(50).optional(),
    reason: plainText.optional(),
  }),
  itself,
);

/**
 * What is asked for with a grant: that `caller` may call `service` on these ports; with which requests, in which
 * environments and until when, where not all. `from` says what the pods of a caller without a contract are.
 * @public
 */
export type AccessGrant = z.infer<typeof grantingSchema>;

/**
 * What is asked for with a revocation: that `caller` may not call `service` any more, on these ports or on any.
 * @public
 */
export type AccessRevocation = z.infer<typeof revocationSchema>;

/**
 * Parses what is asked for with a grant, given as plain JSON. Returns every mistake with its path; never throws.
 * @public
 */
export function parseAccessGrant(input: unknown): Parsed<AccessGrant> {
  return parseWith(grantingSchema, input);
}

/**
 * Parses what is asked for with a revocation, given as plain JSON. Returns every mistake with its path; never throws.
 * @public
 */
export function parseAccessRevocation(
  input: unknown,
): Parsed<AccessRevocation> {
  return parseWith(revocationSchema, input);
}

type Party = z.infer<typeof partySchema>;

function itself({ service, caller }: { service: Party; caller: Party }) {
  return service.namespace === caller.namespace && service.name === caller.name
    ? {
        code: 'calls-itself' as const,
        path: ['caller', 'name'],
        message: `${caller.namespace}/${caller.name} is the service itself: pods of one service need no grant`,
      }
    : undefined;
}
