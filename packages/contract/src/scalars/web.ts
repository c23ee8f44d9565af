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

/**
 * A stretch of time as Gateway API and Istio both write it, 1ms–24h, e.g. `5s`; the number has five digits at most.
 * @see https://gateway-api.sigs.k8s.io/geps/gep-2257/
 */
export const duration = withRule(z.string(), value => {
  const [, amount, unit] = /^([1-9]\d{0,4})(ms|s|m|h)$/.exec(value) ?? [];
  const milliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  return unit &&
    Number(amount) * milliseconds[unit as keyof typeof milliseconds] <=
      86_400_000
    ? undefined
    : {
        code: 'duration-invalid',
        message: `${quote(
          value,
        )} is not a stretch of time up to a day: use for example 500ms or 5s`,
      };
});

/** Beginning of the path of requests that are routed, e.g. `/api`. Nothing in it means anything to a proxy. */
export const pathPrefix = withRule(z.string().max(1024), value =>
  /^\/([A-Za-z0-9\-._~]+(\/[A-Za-z0-9\-._~]+)*\/?)?$/.test(value) &&
  !value.split('/').some(part => part === '.' || part === '..')
    ? undefined
    : {
        code: 'path-invalid',
        message: `${quote(
          value,
        )} is not the beginning of a path: use for example / or /api`,
      },
);
