import { z } from 'zod';
import { Parsed, parseWith, withRule } from './issue';
import {
  labelName,
  objectName,
  ownerRef,
  portName,
  serviceName,
} from './scalars/names';
import { podLabels } from './scalars/pod-labels';
import { day, plainText } from './scalars/text';
import { httpMethod, pathPattern } from './scalars/web';

/** One kind of request that a caller may make: its methods, its paths, or both. */
export const requestSchema = withRule(
  z.strictObject({
    methods: z.array(httpMethod).min(1).max(7).optional(),
    paths: z.array(pathPattern).min(1).max(100).optional(),
  }),
  ({ methods, paths }) =>
    methods || paths
      ? undefined
      : {
          code: 'empty',
          message:
            'a request is restricted by methods, paths or both: name some',
        },
);

/**
 * Schema of one caller's right to call one service, `services/<namespace>/<service>/callers/<ns>.<caller>.yaml`.
 * @public
 */
export const grantSchema = z.strictObject({
  apiVersion: z.literal('callboard.dev/v1alpha1'),
  kind: z.literal('Grant'),
  metadata: z.strictObject({ name: serviceName, namespace: labelName }),
  spec: z.strictObject({
    ports: z.array(portName).min(1).max(50),
    http: z
      .array(requestSchema)
      .min(1)
      .max(50)
      .optional()
      .describe(
        'Only requests that match one of these; all requests where it is left out',
      ),
    environments: z.array(labelName).min(1).max(50).optional(),
    from: z
      .strictObject({ podLabels, serviceAccount: objectName.optional() })
      .optional()
      .describe('Only for a caller that Callboard does not manage'),
    reason: plainText.optional(),
    requestedBy: ownerRef.optional(),
    until: day
      .optional()
      .describe(
        'Not enforced by the cluster: from this day on the grant is shown as expired',
      ),
  }),
});

/**
 * One caller's right to call one service; `metadata` names the caller. Without `environments` it holds in all.
 * @public
 */
export type Grant = z.infer<typeof grantSchema>;

/**
 * Parses a `Grant` document given as plain JSON.
 * Returns every mistake with its path; never throws.
 * @public
 */
export function parseGrant(input: unknown): Parsed<Grant> {
  return parseWith(grantSchema, input);
}
