/**
 * Says what is wrong with a service's network, and how to mend it.
 * @packageDocumentation
 */
export type { Check, Holds } from './check';
export { checks } from './checks';
export type { DeclaredCall } from './declared-call';
export type { Evidence, Finding, Severity } from './finding';
export { check, checkAll } from './run-checks';
