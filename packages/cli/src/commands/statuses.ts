import type { Problem } from '@callboard/reachability';
import { Given } from './Command';
import { ExitStatus, exitStatus } from '../exit-status';

/** An answer that is not complete counts as none: what was found, or not, may be otherwise. */
export function statusOf(
  problems: Problem[],
  { switches }: Given,
  otherwise: ExitStatus = exitStatus.done,
): ExitStatus {
  return problems.length > 0 && !switches.has('allow-incomplete')
    ? exitStatus.incomplete
    : otherwise;
}
