import { RunningIn } from './Running';

/** What a plan depends on beside what the head holds. */
export interface Beside {
  /**
   * The earlier texts of files, newest first, by path: what HEAD's contracts do not tell of the base of a person's edits
   * is looked up there.
   */
  versions: ReadonlyMap<string, string[]>;
  /** In the clusters of the environments. */
  running: RunningIn;
}
