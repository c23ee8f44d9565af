import { z } from 'zod';
import { Parsed, parseWith } from './issue';
import {
  labelName,
  ownerRef,
  plainText,
  portName,
  serviceName,
} from './scalars';

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
    environments: z.array(labelName).min(1).max(50).optional(),
    reason: plainText.optional(),
    requestedBy: ownerRef.optional(),
  }),
});

/**
 * One caller's right to call one service; `metadata` names the caller. Without `environments` it holds in all.
 * @public
 */
export type Grant = z.infer<typeof grantSchema>;

const notCarried = {
  'spec.http': 'grants by path and method come later',
  'spec.from': 'callers that Callboard does not manage come later',
  'spec.until': 'expiry dates come later',
};

/**
 * Parses a `Grant` document given as plain JSON.
 * Returns every mistake with its path; never throws.
 * @public
 */
export function parseGrant(input: unknown): Parsed<Grant> {
  return parseWith(grantSchema, input, notCarried);
}
