import { z } from 'zod';
import { asSchemasReadIt } from '../as-schemas-read-it';
import { Selector } from '../labels/selector';
import { problemOf } from '../problem-of';
import { Problem, SnapshotObject } from '../snapshot';
import { workloadSelectorSchema } from './workload-selector';

export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

const mtls = z.strictObject({
  mode: z.enum(['UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT']).default('UNSET'),
});

const specSchema = z
  .strictObject({
    selector: workloadSelectorSchema.optional(),
    mtls: mtls.default({ mode: 'UNSET' }),
    portLevelMtls: z.record(z.string().regex(/^\d+$/), mtls).optional(),
  })
  .refine(({ selector, portLevelMtls }) => selector?.length || !portLevelMtls, {
    path: ['portLevelMtls'],
    error: 'needs a selector with labels',
  });

/** A PeerAuthentication: who is called says whether callers must prove who they are. */
export interface PeerAuthentication {
  object: SnapshotObject;
  namespace: string;
  /** Nothing where it is for all workloads of its scope; empty where it makes no sense. */
  selector?: Selector;
  mtls: z.infer<typeof mtls>;
  portLevelMtls: Record<string, z.infer<typeof mtls>>;
  /** What is wrong with it: what it asks for is not known then. */
  problem?: Problem;
}

/** Reads a PeerAuthentication; nothing throws. */
export function readPeerAuthentication(
  object: SnapshotObject,
): PeerAuthentication {
  const { namespace = 'default' } = object.metadata;
  const spec = asSchemasReadIt(object.spec ?? {}) as Record<string, unknown>;
  const parsed = specSchema.safeParse(spec);
  const own = {
    object,
    namespace,
    ...selectorIn(spec),
  };
  if (parsed.success) {
    const { mtls: all, portLevelMtls = {} } = parsed.data;
    return { ...own, mtls: all, portLevelMtls };
  }
  return {
    ...own,
    mtls: { mode: 'UNSET' },
    portLevelMtls: {},
    problem: problemOf(object, parsed.error),
  };
}

/** One without labels is none: the policy is for all workloads of its scope. One that cannot be read may be for each. */
function selectorIn({
  selector,
}: Record<string, unknown>): Pick<PeerAuthentication, 'selector'> {
  if (selector === undefined) return {};
  const parsed = workloadSelectorSchema.safeParse(selector);
  if (!parsed.success) return { selector: [] };
  return parsed.data.length > 0 ? { selector: parsed.data } : {};
}
