import { Contracts } from './contracts';

/** All that is known of a repository. */
export interface Repository {
  contracts: Contracts;
  /** What lies in `deploy/`, by path. */
  deployed: Map<string, string>;
  /** Those of HEAD, which most edits of people started from; nothing without Git. */
  atHead?: Contracts;
}
