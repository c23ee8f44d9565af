import { z } from 'zod';

/** An identity by its name, or all of a domain; one of SPIFFE is no pod's here. */
export const identityTextSchema = z
  .string()
  .regex(
    /^(spiffe:\/\/.+|(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$/,
    { error: 'not an identity, nor `*` before the rest of one' },
  )
  .transform(text => ({ text }));
