import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/** Absolute path of a URL, e.g. `/readyz`. */
export const urlPath = withRule(z.string().max(1024), value =>
  /^\/[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*$/.test(value)
    ? undefined
    : {
        code: 'path-invalid',
        message: `${quote(
          value,
        )} is not a path: start with '/', without spaces`,
      },
);

/** Absolute path of a directory in the container, without `..`. */
export const directoryPath = withRule(z.string().max(1024), value =>
  /^(\/[A-Za-z0-9._-]+)+$/.test(value) &&
  !value.split('/').includes('..') &&
  !value.split('/').includes('.')
    ? undefined
    : {
        code: 'path-invalid',
        message: `${quote(
          value,
        )} is not a directory: use an absolute path such as /tmp`,
      },
);
