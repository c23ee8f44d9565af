import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/** Method of an HTTP request, e.g. `GET`. */
export const httpMethod = withRule(z.string(), value =>
  ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(value)
    ? undefined
    : {
        code: 'method-invalid',
        message: `${quote(value)} is not a method: use for example GET`,
      },
);

/** Path of a request: exact, or with `*` at one end, e.g. `/api/*`. */
export const pathPattern = withRule(z.string().max(1024), value =>
  /^(\/[A-Za-z0-9\-._~!$&'()+,;=:@%/]*\*?|\*[A-Za-z0-9\-._~!$&'()+,;=:@%/]+)$/.test(
    value,
  )
    ? undefined
    : {
        code: 'path-invalid',
        message: `${quote(
          value,
        )} is not a path: use for example /api/orders or /api/*`,
      },
);
