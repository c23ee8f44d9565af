import { Finding, Severity } from './finding';
import { Subject } from './subject';
import { Survey } from './survey';

/**
 * One check. What it says of itself is its row in docs/checks.md.
 * @public
 */
export interface Check {
  /** The name of its file. */
  id: string;
  /** The worst that it gives. */
  severity: Severity;
  /** When it fires. */
  what: string;
  /** What goes wrong then. */
  why: string;
  /** What to do. */
  fix: string;
  holds: Holds;
  /** @internal */
  find(subject: Subject, survey: Survey): Draft[];
}

/**
 * Whether it holds where nothing enforces NetworkPolicy, too.
 * @public
 */
export type Holds = 'always' | 'where-enforced';

/** A finding, but for what its check and its subject say; with what differs from its check. */
export interface Draft
  extends Pick<Finding, 'peers' | 'message' | 'evidence' | 'fix'> {
  severity?: Severity;
  holds?: Holds;
}
