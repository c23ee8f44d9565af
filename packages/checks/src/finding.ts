import { ObjectRef, Place, ServiceRef } from '@callboard/reachability';

/**
 * What a check finds about one service.
 * @public
 */
export interface Finding {
  /** The check's, e.g. `service-port-as-pod-port`: docs/checks.md has them all. */
  id: string;
  severity: Severity;
  /** Nothing where it concerns no service that is known. */
  service?: ServiceRef;
  /** Others that it names: not every reader of the service may see them. */
  peers?: ServiceRef[];
  /** A sentence or two, without the place. */
  message: string;
  /** What it rests on. */
  evidence: Evidence[];
  /** What to do, in one sentence with the value to write. */
  fix: string;
}

/**
 * - `error`: traffic, or the protection from it, is broken
 * - `warning`: probably not what was meant
 * - `info`: worth knowing
 * @public
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Where a finding shows: an object, or one of its rules; a file that holds no object has a place only.
 * @public
 */
export interface Evidence {
  object?: ObjectRef;
  /** From 0. */
  rule?: number;
  /** The rule's own line where it is about a rule. */
  at: Place;
}

const order: Severity[] = ['error', 'warning', 'info'];

/** Errors first, otherwise in the order in which they were found. */
export function worstFirst(findings: Finding[]): Finding[] {
  return order.flatMap(severity =>
    findings.filter(finding => finding.severity === severity),
  );
}
