import type { z } from 'zod';
import { Held } from './Held';
import { Raw, titleOf } from './raw';
import { Served } from './Served';

/** An object that makes no sense: what depends on it is not known. */
export function malformed(raw: Raw, served: Served, message: string): Held {
  const { namespace } = raw.metadata ?? {};
  return {
    is: 'malformed',
    malformed: {
      object: titleOf(served, raw),
      ...(typeof namespace === 'string' && { namespace }),
      message,
    },
  };
}

/** The first thing that is wrong, and where. */
export const firstOf = ({ issues: [{ path, message }] }: z.ZodError): string =>
  `${path.join('.')}: ${message}`;
