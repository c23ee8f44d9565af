import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/** Identifier of a tenant or of an identity in Azure. */
export const uuid = withRule(z.string(), value =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not an identifier of Azure: use for example 00000000-0000-0000-0000-000000000001`,
      },
);
