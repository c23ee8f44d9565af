import { z } from 'zod';

/** The name of an object, as a host answers it. */
export const oid = z.string().regex(/^[0-9a-f]{40}$/);
