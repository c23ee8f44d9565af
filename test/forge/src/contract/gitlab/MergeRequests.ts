import { BareRepository } from '../BareRepository';
import { Account } from '../Route';

/** A merge request as GitLab keeps it. */
export interface MergeRequest {
  iid: number;
  title: string;
  description: string | null;
  source: string;
  target: string;
  /** The id of the project that the source branch is in. */
  from: number;
  author: Account;
  createdAt: string;
  state: 'opened' | 'closed' | 'merged';
  mergeCommit: string | null;
  /** The commit that GitLab has looked at. */
  sha: string | null;
  /** How often it is still asked before it looks at what is new. */
  looksLeft: number;
  labels: string[];
  reviewers: Account[];
  notes: string[];
}

/** `merge_status` as it is told. */
export type MergeStatus =
  | 'unchecked'
  | 'checking'
  | 'can_be_merged'
  | 'cannot_be_merged';

/**
 * "Create the diff", "Check mergeability": GitLab does this when it comes to it, in the background. Here it does so when it
 * was asked so often.
 * @see https://docs.gitlab.com/api/merge_requests/#preparation-steps
 */
const looks = 2;

/** The merge requests of a project, and what GitLab has found out about them. */
export class MergeRequests {
  private readonly all: MergeRequest[] = [];
  private readonly tested = new Map<string, MergeStatus>();

  constructor(private readonly repository: BareRepository) {}

  find(iid: number): MergeRequest | undefined {
    return this.all.find(one => one.iid === iid);
  }

  /** Newest first. */
  list(): MergeRequest[] {
    return [...this.all].reverse();
  }

  add(
    request: Pick<
      MergeRequest,
      | 'title'
      | 'description'
      | 'source'
      | 'target'
      | 'from'
      | 'author'
      | 'reviewers'
    >,
  ): MergeRequest {
    const added: MergeRequest = {
      ...request,
      iid: this.all.length + 1,
      createdAt: new Date().toISOString(),
      ...{ state: 'opened', mergeCommit: null, sha: null, looksLeft: looks },
      ...{ labels: [], notes: [] },
    };
    this.all.push(added);
    return added;
  }

  /** Ends it, with the commit that it had then. */
  async end(request: MergeRequest, state: 'closed' | 'merged') {
    request.sha = (await this.repository.tip(request.source)) ?? request.sha;
    request.state = state;
  }

  /** The diff head, as far as GitLab has noticed. */
  async sha(request: MergeRequest): Promise<string | null> {
    if (request.state !== 'opened') return request.sha;
    const tip = await this.repository.tip(request.source);
    if (!tip || tip === request.sha) return request.sha;
    if (request.looksLeft === 0) {
      request.sha = tip;
      request.looksLeft = looks;
    } else {
      request.looksLeft -= 1;
    }
    return request.sha;
  }

  /**
   * Whether it can be merged, as far as GitLab knows. It is not looked at before somebody asks for it; who does gets to know
   * only the next time.
   * @see https://docs.gitlab.com/api/merge_requests/#single-merge-request-response-notes
   */
  async status(request: MergeRequest, isAsked: boolean): Promise<MergeStatus> {
    const { source, target, sha } = request;
    if (!sha) return 'checking';
    const base = (await this.repository.tip(target))!;
    const tip = (await this.repository.tip(source)) ?? sha;
    const known = this.tested.get(`${base} ${tip}`);
    if (known) return known;
    if (!isAsked) return 'unchecked';
    const tree = await this.repository.merge(base, tip);
    const found = tree ? 'can_be_merged' : 'cannot_be_merged';
    this.tested.set(`${base} ${tip}`, found);
    return 'checking';
  }
}
