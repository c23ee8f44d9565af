import { z } from 'zod';
import { withRule } from '../issue';
import { imageDigest, imageTag } from '../scalars/image';
import { serviceName } from '../scalars/names';
import { wholeNumber } from '../scalars/numbers';
import { duration } from '../scalars/web';

/**
 * What may be tried again, in the words of Envoy.
 * @public
 */
export const retryConditions = [
  '5xx',
  'gateway-error',
  'connect-failure',
  'reset',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
] as const;

/**
 * One of them.
 * @public
 */
export type RetryCondition = (typeof retryConditions)[number];

const canarySchema = withRule(
  z.strictObject({
    tag: imageTag.optional(),
    digest: imageDigest.optional(),
    weight: wholeNumber(1, 99).describe('Percent of the requests'),
  }),
  ({ tag, digest }) =>
    (tag === undefined) === (digest === undefined)
      ? {
          code: 'tag-or-digest',
          message:
            'a canary runs another image than the service: name it by its tag or by its digest',
        }
      : undefined,
);

/** What becomes of requests to the service. It is all of the callee's making: callers set nothing of each other's. */
export const trafficSchema = z.strictObject({
  timeout: duration
    .optional()
    .describe('How long a request may take, all attempts together, e.g. 5s'),
  retries: z
    .strictObject({
      attempts: wholeNumber(1, 10).describe('How often it is tried again'),
      on: z
        .array(z.enum(retryConditions))
        .min(1)
        .max(retryConditions.length)
        .describe('Which failures are tried again'),
    })
    .optional(),
  circuitBreaker: z
    .strictObject({
      consecutiveErrors: wholeNumber(1, 1000).describe(
        'After so many failures in a row a pod gets no requests for a while',
      ),
    })
    .optional(),
  rateLimit: z
    .strictObject({ requestsPerSecond: wholeNumber(1, 1_000_000) })
    .optional()
    .describe('For each pod: meshes limit per proxy'),
  mirror: z
    .strictObject({
      service: serviceName.describe('A service of the same namespace'),
      percent: wholeNumber(1, 100),
    })
    .optional()
    .describe('Sends a copy of the requests; answers to it are thrown away'),
  grantsByRequest: z
    .boolean()
    .optional()
    .describe(
      'May grants name methods and paths? In Istio ambient the service gets a waypoint for it; elsewhere nothing changes',
    ),
  canary: canarySchema
    .optional()
    .describe('A second Deployment that gets a part of the requests'),
});
