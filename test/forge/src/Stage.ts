import { GitHost } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { Change } from '@callboard/plugin-callboard-common';

/** A kind of Git host that the conformance suite runs on. */
export interface Stage {
  /** A new repository with these files in its first commit; executable where the path ends in `.sh`. */
  createRepository(files: Map<string, string>): Promise<StagedRepository>;
  /** Ends what was started. */
  stop(): Promise<void>;
}

/** A repository on it, and what people do there. */
export interface StagedRepository {
  /** Opens it, as another process would: what one of them has read, the other has not. */
  open(): Promise<GitHost>;
  /** Where native Git clones from and pushes to as somebody else, credentials included. */
  remote: string;
  /** The branch there that stands in for `main`; nothing where it is `main` itself. */
  base?: string;
  merge(change: Change): Promise<void>;
  close(change: Change): Promise<void>;
}
