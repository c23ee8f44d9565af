import { Problem, SnapshotObject } from '../snapshot';
import { naming, Reason } from '../verdict/reason';
import { unknown, Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';

/** Says something about pods. */
export function aboutPods(
  code: Reason['code'],
  workload: Workload,
  detail?: Reason['detail'],
): Reason {
  return {
    engine: 'linkerd',
    code,
    detail: { pods: nameOf(workload), ...detail },
  };
}

/** Says something about a policy. */
export function aboutObject(
  code: Reason['code'],
  object: SnapshotObject,
  detail?: Reason['detail'],
): Reason {
  return {
    engine: 'linkerd',
    code,
    ...naming(object),
    ...(detail && { detail }),
  };
}

/** What a policy says that makes no sense. */
export function malformed(object: SnapshotObject, problem: Problem): Verdict {
  return unknown({
    ...aboutObject('malformed', object, { problem: problem.message }),
    at: { path: problem.path, line: problem.line ?? 1 },
  });
}

function nameOf({ namespace, name }: Workload): string {
  return `${namespace}/${name}`;
}
