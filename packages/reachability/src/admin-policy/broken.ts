import { ZodError } from 'zod';
import { problemOf } from '../problem-of';
import { SnapshotObject } from '../snapshot';
import { AdminPolicy, AdminPolicyVersion, Tier } from './admin-policy';
import { subjectSchema } from './schemas';

/** A policy that the API server would refuse: what can be told is whom it is for, everybody where that is unclear, too. */
export function broken(
  object: SnapshotObject,
  version: AdminPolicyVersion,
  tier: Tier,
  subject: unknown,
  error: ZodError,
  part?: string[],
): AdminPolicy {
  // It is for the whole cluster, and so is what is wrong with it.
  const { namespace: _, ...problem } = problemOf(object, error, part);
  return {
    object,
    version,
    tier,
    priority: 0,
    subject: subjectSchema.safeParse(subject).data ?? {
      namespaceSelector: [],
      podSelector: [],
    },
    rules: { ingress: [], egress: [] },
    problem,
  };
}
