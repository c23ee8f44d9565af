import { ServiceRef } from '@callboard/reachability';

/**
 * A call that somebody says is made: the caller's contract or its catalog entity, never a grant.
 * @public
 */
export interface DeclaredCall {
  /** A Service, or a workload without one. */
  from: ServiceRef;
  to: ServiceRef;
  /** Its name, or its number, 1–65535; any of them where it is left out. */
  port?: string | number;
}

export function isSame(one: ServiceRef, other: ServiceRef | undefined) {
  return one.namespace === other?.namespace && one.name === other?.name;
}
