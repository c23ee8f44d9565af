import { Reason } from '../verdict/reason';
import { Workload } from '../workload/workload';

/** A reason about pods, whatever object says so. */
export function about(
  code: Reason['code'],
  { namespace, name }: Workload,
  detail?: Reason['detail'],
): Reason {
  return {
    engine: 'istio',
    code,
    detail: { pods: `${namespace}/${name}`, ...detail },
  };
}
