import { GitRepository } from '@callboard/plugin-callboard-common';
import { Objects } from '../objects';
import { CredentialsProvider } from './Credentials';

/** A pull request, a merge request: what a Git host calls a change. */
export interface PullRequest {
  number: number;
  /** Its page. */
  url: string;
  /** `#12`, `!12` */
  name: string;
  title: string;
  body: string;
  branch: string;
  /** The commit that its branch points at, or pointed at when it ended. */
  tip: string;
  state: 'open' | 'merged' | 'closed';
  /** False: the host cannot merge it as it is, or has not found out yet. Then it is worth a look. */
  isMergeable: boolean;
  /** ISO 8601. */
  openedAt: string;
}

/** What is written of a pull request. */
export interface PullRequestText {
  title: string;
  /** Markdown, no longer than the host's largest. */
  body: string;
}

/**
 * What one kind of Git host does in its own way: everything that is not Git.
 *
 * Pull requests from other repositories (forks) into this one are never among those that it answers.
 */
export interface Forge extends Objects {
  readonly host: Exclude<GitRepository['host'], 'local'>;
  /** The longest text of a pull request, in characters. */
  readonly largestBody: number;
  /** How a person's own token is shown to it. */
  personal(token: string): CredentialsProvider;
  /** Everything a commit holds: a tar, compressed with gzip, in one folder of any name. */
  archive(commit: string): Promise<ReadableStream<Uint8Array>>;
  /** The commits up to this one that changed a path, newest first, so many at most. */
  commitsOf(commit: string, path: string, most: number): Promise<string[]>;
  /** A file at a commit; nothing where it is not there. */
  fileAt(commit: string, path: string): Promise<string | undefined>;
  /** The open ones of a branch into the base branch, oldest first. Mostly there is one, or none. */
  openPullRequestsOf(branch: string): Promise<PullRequest[]>;
  /** The merged and closed ones of a branch, newest first. */
  endedPullRequestsOf(branch: string): Promise<PullRequest[]>;
  /** The newest ones, ended ones too: as many as one page holds. */
  recentPullRequests(): Promise<PullRequest[]>;
  /**
   * Opens one into the base branch.
   * @throws HostRefusedError where the branch has an open one already, or nothing to merge.
   */
  open(
    branch: string,
    text: PullRequestText,
    credentials?: CredentialsProvider,
  ): Promise<PullRequest>;
  edit(
    number: number,
    text: PullRequestText,
    credentials?: CredentialsProvider,
  ): Promise<PullRequest>;
  close(number: number, credentials?: CredentialsProvider): Promise<void>;
  comment(
    number: number,
    text: string,
    credentials?: CredentialsProvider,
  ): Promise<void>;
  /** Puts labels on it, which are made where they are missing. */
  label(number: number, labels: string[]): Promise<void>;
  /** Asks people, or teams where the name starts with `team:`, to look at it. */
  requestReviews(number: number, reviewers: string[]): Promise<void>;
}
