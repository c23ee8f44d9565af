import { naming, Reason } from '../verdict/reason';
import { Workload } from '../workload/workload';
import { about } from './about';
import { Gateway } from './gateway';

/** Nobody knows whether calls of these pods go by the waypoint. */
export function perhaps(caller: Workload, { object }: Gateway): Reason {
  return { ...about('maybe-by-waypoint', caller), ...naming(object) };
}

/** Of which part of the way by a waypoint what follows is. */
export function hop(which: 'first' | 'last', { object }: Gateway): Reason {
  const detail = { hop: which };
  return { engine: 'istio', code: 'hop', ...naming(object), detail };
}
