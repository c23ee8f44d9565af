import {
  Change,
  ChangeDetail,
  GitRepository,
} from '@callboard/plugin-callboard-common';

/** A file of a commit. `oid` names its content: 40 hexadecimal digits, equal for equal bytes. */
export interface TreeFile {
  path: string;
  oid: string;
}

/**
 * One file of a planned change.
 *
 * `before` is the oid that the plan was made from, null where the file must not exist; `after` is the new text,
 * null to delete the file.
 */
export interface FileEdit {
  path: string;
  before: string | null;
  after: string | null;
}

/** A change as planned: pure data, nothing is written yet. */
export interface PlannedChange {
  /** Fixed depth: `callboard/<operation>/<namespace>/<service>/<subject>`, subject `all` where there is none. */
  branch: string;
  /** The commit that the edits were computed from. */
  base: string;
  /** One line, at most 72 characters. */
  title: string;
  /** Markdown. */
  body: string;
  /** Entity ref of the person who asked. */
  requestedBy: string;
  edits: FileEdit[];
}

/** `opened`: new; `updated`: a further commit on the open change; `reused`: the open change holds exactly this. */
export interface SentChange {
  state: 'opened' | 'updated' | 'reused';
  change: Change;
}

/** `gitToken`: the person's own token at the host, with which the change is sent; without it Callboard's own is used. */
export interface SendOptions {
  gitToken?: string;
}

/**
 * A repository at a Git host: the only door through which it is read and written.
 *
 * Refs move by compare-and-swap: a plan whose base file changed meanwhile is refused with `StaleBaseError`, and the
 * caller plans again. A branch that carries a commit which is not ours is never written to: `ForeignCommitError`.
 */
export interface GitHost {
  /** The id of the repository in the configuration. */
  readonly id: string;
  readonly host: GitRepository['host'];
  /** The page of the repository; nothing where the host has none. */
  readonly url?: string;
  /** The longest body of a change, in characters. A longer one is refused before anything is written. */
  readonly largestBody: number;
  /** The commit that the base branch points at. */
  head(): Promise<string>;
  /** The files of a commit below a folder, all depths, sorted by path; empty where there is no such folder. */
  list(commit: string, folder: string): Promise<TreeFile[]>;
  /** Texts by path; a path that the commit does not hold is absent from the answer. */
  read(commit: string, paths: string[]): Promise<Map<string, string>>;
  /**
   * The texts that a path had on the base branch up to a commit, newest first, each other than the one before.
   * As far back as the host goes without much ado; empty where it never had that path.
   */
  versions(commit: string, path: string): Promise<string[]>;
  /**
   * Opens a change, or adds to the open change of the same branch, or finds that nothing is missing in it. What a killed
   * attempt left behind is taken up. No branch is ever forced.
   * @throws StaleBaseError, ForeignCommitError, InputError; then nothing was written.
   */
  send(change: PlannedChange, options?: SendOptions): Promise<SentChange>;
  /**
   * Open, merged and closed ones, newest first. What happened elsewhere may be missing for some seconds, what was sent from
   * here never is.
   */
  listChanges(): Promise<Change[]>;
  /** The open change of a branch, or the one that conflicts; nothing where none is open. */
  findOpenChange(branch: string): Promise<Change | undefined>;
  /** Nothing where no change has this id. */
  findChange(id: string): Promise<ChangeDetail | undefined>;
}

/** A host whose changes are merged here, because it has no page of its own. */
export interface MergingGitHost extends GitHost {
  /**
   * Merges the commit that a person has seen.
   * @throws ConflictError with the paths that both sides changed, or where the change got a further commit since;
   * NotFoundError.
   */
  merge(id: string, seen: string, by: string): Promise<Change>;
  /** @throws NotFoundError. Closing what is closed already changes nothing. */
  close(id: string): Promise<Change>;
}
