import { InputError, NotAllowedError } from '@backstage/errors';
import { Change, ChangeDetail } from '@callboard/plugin-callboard-common';
import {
  branchRef,
  endedId,
  isChangeBranch,
  openId,
  parseId,
} from '../change-ref';
import { Fresh } from '../../kept/Fresh';
import { BranchMovedError } from '../errors';
import {
  GitHost,
  PlannedChange,
  SendOptions,
  SentChange,
  TreeFile,
} from '../GitHost';
import { assertSendable } from '../planned-edits';
import { diffCommits, fileAt, filesBelow } from '../read-tree';
import { readHistory } from './branch-history';
import { changeOf } from './change-of';
import { conflictsOf } from './conflicts-of';
import { Forge, PullRequest } from './Forge';
import { GitServer } from './GitServer';
import { roomBesideBody } from './pull-request-text';
import { RemoteObjects } from './RemoteObjects';
import { sendChange } from './send-change';
import { withoutTwins } from './without-twins';

/** A repository as it is configured, and the two ways to it. */
export interface RemoteRepository {
  /** The id in the configuration. */
  id: string;
  /** Its page. */
  url: string;
  /** The base branch. */
  branch: string;
  labels: string[];
  /** Whom to ask for a review, beside those whom the host finds: names, `team:<name>`. */
  reviewers: string[];
  forge: Forge;
  server: GitServer;
  /** Nothing is sent with Callboard's own token. */
  personalTokens: boolean;
  /** Told of what went wrong beside the change itself. */
  warn: (message: string) => void;
  /** The machine's where it is left out. */
  clock?: () => Date;
}

/** For so long the list of changes is not asked for again: every view of every service shows some of it. */
const changesKeptSeconds = 10;
/** How often a change is sent anew because its branch moved meanwhile. */
const attempts = 3;
/** How many earlier versions of a path are read. */
const mostVersions = 30;

/**
 * A repository at a Git host with pull requests.
 *
 * Refs are read and moved by Git's own protocol, the same at every host, and compared when they are swapped; what a host
 * does in its own way is its `Forge`. Neither holds a state of ours: branch, commits and pull request are the record.
 */
export class RemoteGitHost implements GitHost {
  private readonly objects: RemoteObjects;

  private readonly changes: Fresh<Change[]>;

  private lastHead: string | undefined;

  constructor(private readonly repository: RemoteRepository) {
    this.objects = new RemoteObjects(repository.forge);
    this.changes = new Fresh(() => this.readChanges(), {
      seconds: changesKeptSeconds,
      clock: repository.clock ?? (() => new Date()),
    });
  }

  get id() {
    return this.repository.id;
  }

  get host() {
    return this.repository.forge.host;
  }

  get url() {
    return this.repository.url;
  }

  get largestBody() {
    return this.repository.forge.largestBody - roomBesideBody;
  }

  /**
   * One small request by Git's own protocol, which no host counts among those to its API: it can be asked every minute,
   * and needs no ETag to be cheap.
   */
  async head(): Promise<string> {
    const { server, branch, url } = this.repository;
    const ref = branchRef(branch);
    const head = (await server.refs([ref])).get(ref);
    if (!head) throw new Error(`${url} has no branch ${branch}`);
    // It moves by merging, mostly.
    if (head !== this.lastHead) this.changes.drop();
    this.lastHead = head;
    return head;
  }

  async list(commit: string, folder: string): Promise<TreeFile[]> {
    await this.objects.prepareFolders(commit);
    const { tree } = await this.objects.commit(commit);
    return filesBelow(this.objects, tree, folder);
  }

  async read(commit: string, paths: string[]): Promise<Map<string, string>> {
    const { tree } = await this.objects.commit(commit);
    const oids = new Map<string, string>();
    for (const path of paths) {
      const oid = await fileAt(this.objects, tree, path);
      if (oid) oids.set(path, oid);
    }
    await this.objects.prepareTexts(commit, [...oids.values()]);
    const texts = await Promise.all(
      [...oids].map(async ([path, oid]) => {
        return [path, await this.objects.text(oid)] as const;
      }),
    );
    await this.objects.keepOnly(commit);
    return new Map(texts);
  }

  async versions(commit: string, path: string): Promise<string[]> {
    const { forge } = this.repository;
    const commits = await forge.commitsOf(commit, path, mostVersions);
    const texts = await Promise.all(commits.map(at => forge.fileAt(at, path)));
    return texts.filter(
      (text, index): text is string =>
        text !== undefined && text !== texts[index - 1],
    );
  }

  async send(plan: PlannedChange, options?: SendOptions): Promise<SentChange> {
    assertSendable(plan);
    if (plan.body.length > this.largestBody) {
      throw new InputError(
        `the body of this change is too long for ${this.url}: ${plan.body.length} of ${this.largestBody} characters`,
      );
    }
    if (this.repository.personalTokens && !options?.gitToken) {
      throw new NotAllowedError(
        `changes are sent to ${this.url} with your own token, and none came: sign in there again (scaffolder.requireScmUserCredentials is set)`,
      );
    }
    try {
      return await this.sendPersistently(plan, options);
    } finally {
      // Where it failed, too: an answer may have been lost.
      this.changes.drop();
    }
  }

  async listChanges(): Promise<Change[]> {
    return this.changes.get();
  }

  async findOpenChange(branch: string): Promise<Change | undefined> {
    const [open] = await this.repository.forge.openPullRequestsOf(branch);
    return open && this.changeOf(open);
  }

  async findChange(id: string): Promise<ChangeDetail | undefined> {
    const found = await this.find(id);
    if (!found) return undefined;
    const { base } = await readHistory(this.objects, found.branch, found.tip);
    const differences = base
      ? await diffCommits(this.objects, base, found.tip)
      : [];
    const files = differences.map(async ({ path, before, after }) => ({
      path,
      before: before && (await this.objects.text(before)),
      after: after && (await this.objects.text(after)),
    }));
    return {
      ...(await this.changeOf(found)),
      files: await Promise.all(files),
      hiddenFiles: 0,
      conflicts: await conflictsOf(this.objects, found, () => this.head()),
    };
  }

  /** Sends it anew as often as its branch moves meanwhile. */
  private async sendPersistently(
    plan: PlannedChange,
    options?: SendOptions,
  ): Promise<SentChange> {
    const { forge, server, branch } = this.repository;
    for (let attempt = 1; ; attempt++) {
      try {
        const sent = await sendChange(
          { objects: this.objects, forge, server, base: branch },
          plan,
          options?.gitToken ? forge.personal(options.gitToken) : undefined,
        );
        if (sent.state === 'opened') await this.decorate(sent.pullRequest);
        return {
          state: sent.state,
          change: await this.changeOf(sent.pullRequest),
        };
      } catch (error) {
        if (!(error instanceof BranchMovedError) || attempt === attempts)
          throw error;
      }
    }
  }

  private async readChanges(): Promise<Change[]> {
    const recent = await this.repository.forge.recentPullRequests();
    const ours = recent.filter(({ branch }) => isChangeBranch(branch));
    let asked: Promise<string> | undefined;
    const head = () => (asked ??= this.head());
    return Promise.all(withoutTwins(ours).map(one => this.changeOf(one, head)));
  }

  /** Nice to have: a change without its labels is a change. */
  private async decorate({ number, name }: PullRequest): Promise<void> {
    const { forge, labels, reviewers, warn } = this.repository;
    const extras = [
      labels.length ? forge.label(number, labels) : undefined,
      reviewers.length ? forge.requestReviews(number, reviewers) : undefined,
    ];
    for (const outcome of await Promise.allSettled(extras)) {
      if (outcome.status === 'rejected') {
        warn(`${this.id} ${name}: ${outcome.reason?.message}`);
      }
    }
  }

  /** The pull request that an id names; an open id also finds the newest ended one of that name. */
  private async find(id: string): Promise<PullRequest | undefined> {
    const branch = parseId(id);
    if (!branch) return undefined;
    const { forge } = this.repository;
    if (id === openId(branch)) {
      const [open] = await forge.openPullRequestsOf(branch);
      return open ?? (await forge.endedPullRequestsOf(branch))[0];
    }
    const ended = withoutTwins(await forge.endedPullRequestsOf(branch));
    return ended.find(({ tip }) => endedId(branch, tip) === id);
  }

  /** `head`: the commit of the base branch; asked for only where it matters. */
  private async changeOf(
    pullRequest: PullRequest,
    head = () => this.head(),
  ): Promise<Change> {
    const { branch, tip } = pullRequest;
    const { ours } = await readHistory(this.objects, branch, tip);
    return changeOf(this.id, pullRequest, {
      requestedBy: ours?.requestedBy ?? 'unknown',
      conflicts: await conflictsOf(this.objects, pullRequest, head),
    });
  }
}
