import { z } from 'zod';
import { AddressBlock } from '../address/block';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { networkRangeSchema } from './network-range';

/** Networks that policies may refer to. */
export interface NetworkAuthentication {
  object: SnapshotObject;
  namespace: string;
  ranges: AddressBlock[];
  problem?: Problem;
}

const specSchema = z.strictObject({
  networks: z.array(networkRangeSchema).min(1),
});

/**
 * Reads a NetworkAuthentication; nothing throws.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#networkauthentication
 */
export function readNetworkAuthentication(
  object: SnapshotObject,
): NetworkAuthentication {
  const { namespace = 'default' } = object.metadata;
  const parsed = specSchema.safeParse(asSchemasReadIt(object.spec ?? {}));
  return parsed.success
    ? { object, namespace, ranges: parsed.data.networks }
    : {
        object,
        namespace,
        ranges: [],
        problem: problemOf(object, parsed.error),
      };
}
