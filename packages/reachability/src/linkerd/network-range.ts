import { z } from 'zod';
import { AddressRange, contains, parseCidrOrAddress } from '../address/range';

/** A range, or an address by itself. */
const cidr = z.string().transform((text, context): AddressRange => {
  const range = parseCidrOrAddress(text);
  if (range) return range;
  context.addIssue({
    code: 'custom',
    message: `'${text}' is neither a CIDR nor an address`,
  });
  return z.NEVER;
});

/** An item of `networks`. */
export const networkRangeSchema = z
  .strictObject({ cidr, except: z.array(cidr).default([]) })
  .refine(
    network =>
      network.except.every(
        one => contains(network.cidr, one) && !contains(one, network.cidr),
      ),
    { error: 'except must lie within cidr, and leave something of it' },
  );
