import { BareRepository } from '../BareRepository';
import { Account } from '../Route';

/** A pull request as GitHub keeps it. */
export interface Pull {
  number: number;
  title: string;
  body: string | null;
  base: string;
  branch: string;
  /** The id of the repository that the branch is in; null where that was a fork, and is deleted. */
  from: number | null;
  author: Account;
  openedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  mergeCommit: string | null;
  /** Its commit when it ended. */
  last: string | undefined;
  labels: string[];
  reviewers: string[];
  comments: string[];
}

/** The pull requests of a repository, and what GitHub has found out about them. */
export class PullRequests {
  private readonly all: Pull[] = [];
  private readonly tested = new Map<string, boolean>();

  constructor(private readonly repository: BareRepository) {}

  find(number: number): Pull | undefined {
    return this.all.find(pull => pull.number === number);
  }

  /** Newest first. */
  list(): Pull[] {
    return [...this.all].reverse();
  }

  add(
    pull: Pick<Pull, 'title' | 'body' | 'base' | 'branch' | 'from' | 'author'>,
  ): Pull {
    const added: Pull = {
      ...pull,
      number: this.all.length + 1,
      openedAt: now(),
      ...{ closedAt: null, mergedAt: null, mergeCommit: null },
      last: undefined,
      ...{ labels: [], reviewers: [], comments: [] },
    };
    this.all.push(added);
    return added;
  }

  /** An open one points where its branch does. */
  async tip(pull: Pull): Promise<string> {
    const tip = pull.last ?? (await this.repository.tip(pull.branch));
    return tip ?? '0'.repeat(40);
  }

  async close(pull: Pull): Promise<void> {
    pull.last = await this.tip(pull);
    pull.closedAt = now();
  }

  async merged(pull: Pull, commit: string): Promise<void> {
    await this.close(pull);
    pull.mergedAt = pull.closedAt;
    pull.mergeCommit = commit;
  }

  /**
   * Whether it can be merged. Who asks first learns nothing, but makes GitHub look; a push to either branch makes it look
   * anew.
   * @see https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-your-git-database#checking-mergeability-of-pull-requests
   */
  async mergeable(pull: Pull): Promise<boolean | null> {
    if (pull.closedAt) return null;
    const base = (await this.repository.tip(pull.base))!;
    const tip = await this.tip(pull);
    const known = this.tested.get(`${base} ${tip}`);
    if (known !== undefined) return known;
    const tree = await this.repository.merge(base, tip);
    this.tested.set(`${base} ${tip}`, tree !== undefined);
    return null;
  }
}

/** GitHub tells times in seconds. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
