import { Problem, SnapshotObject } from '../snapshot';
import { naming } from '../verdict/reason';
import { unknown, Verdict } from '../verdict/verdict';

/** What a policy says that makes no sense. */
export function malformed(object: SnapshotObject, problem: Problem): Verdict {
  return unknown({
    engine: 'istio',
    code: 'malformed',
    ...naming(object),
    at: { path: problem.path, line: problem.line ?? 1 },
    detail: { problem: problem.message },
  });
}
