import { Change } from '@callboard/plugin-callboard-common';
import {
  branchRef,
  ENDED_FOLDER,
  endedFolder,
  endedId,
  EndedState,
  endedRef,
  isChangeBranch,
  OPEN_FOLDER,
  openId,
  parseBranch,
  parseEndedRef,
  parseId,
} from '../change-ref';
import { ChangeMessage, parseChangeMessage } from '../commit-message';
import { MainHistory } from './MainHistory';
import { Commit } from '../objects';
import { ObjectStore } from './ObjectStore';
import { RefStore } from './RefStore';

/** A change as its ref tells of it; nothing of it is read yet. */
export interface ChangeTip {
  branch: string;
  tip: string;
  state: 'open' | EndedState;
}

/** A change as its commits tell of it. */
export interface ChangeRecord extends ChangeTip, ChangeMessage {
  /** The commits on its branch, newest first, strangers' ones too. */
  commits: Commit[];
  /** Seconds since 1970. */
  openedAt: number;
}

/**
 * Reads the changes of a repository from its refs. There is no other record of them.
 *
 * Two refs cannot move at once. Ending a change writes the ended ref first and deletes the branch last; whoever reads in
 * between, or after a kill in between, sees both and counts the ended one.
 */
export class ChangeLedger {
  private readonly history: MainHistory;

  constructor(
    private readonly refs: RefStore,
    private readonly objects: ObjectStore,
    private readonly mainRef: string,
  ) {
    this.history = new MainHistory(objects);
  }

  /** The commit that the base branch points at. */
  async head(): Promise<string> {
    const head = await this.refs.read(this.mainRef);
    if (!head)
      throw new Error(`${this.mainRef} is missing from the repository`);
    return head;
  }

  /** Every change, open and ended. */
  async tips(): Promise<ChangeTip[]> {
    // Branches before ended refs: a change that ends meanwhile is seen twice rather than not at all.
    const branches = await this.refs.list(OPEN_FOLDER);
    const ended = await this.refs.list(ENDED_FOLDER);
    return this.classify(branches, ended);
  }

  /** Every change of one branch: at most one is open. */
  async tipsOf(branch: string): Promise<ChangeTip[]> {
    const ref = branchRef(branch);
    const tip = await this.refs.read(ref);
    const merged = await this.refs.list(endedFolder('merged', branch));
    const closed = await this.refs.list(endedFolder('closed', branch));
    return this.classify(
      new Map(tip ? [[ref, tip]] : []),
      new Map([...closed, ...merged]),
    );
  }

  /** How the change of a branch ended although the branch is still there; nothing where it is open or gone. */
  async unfinishedEnd(
    branch: string,
  ): Promise<{ tip: string; state: EndedState } | undefined> {
    const tip = await this.refs.read(branchRef(branch));
    if (!tip) return undefined;
    await this.history.advance(await this.head());
    if (this.history.contains(tip)) return { tip, state: 'merged' };
    const closed = await this.refs.read(endedRef('closed', branch, tip));
    return closed === tip ? { tip, state: 'closed' } : undefined;
  }

  /** The change that an id names; an open id also finds the newest ended change of that name. */
  async find(id: string): Promise<ChangeRecord | undefined> {
    const name = parseId(id);
    if (!name) return undefined;
    const tips = await this.tipsOf(name);
    const named = tips.filter(
      ({ branch, tip, state }) =>
        openId(branch) === id ||
        (state !== 'open' && endedId(branch, tip) === id),
    );
    const records = await this.describe(named);
    return records.find(({ state }) => state === 'open') ?? records[0];
  }

  /** The changes with what their commits say, newest first. Branches without a commit of ours are no changes. */
  async describe(tips: ChangeTip[]): Promise<ChangeRecord[]> {
    const records = await Promise.all(tips.map(tip => this.record(tip)));
    return records
      .filter(record => record !== undefined)
      .sort((a, b) => b.openedAt - a.openedAt || (a.tip < b.tip ? -1 : 1));
  }

  /** The commit that the files of a change are compared with. */
  async mergeBase({ tip, state, commits }: ChangeRecord): Promise<string> {
    const [start] = commits[commits.length - 1].parents;
    if (commits.every(({ parents }) => parents.length === 1)) return start;
    const onto =
      state === 'merged' ? this.history.headBefore(tip) : await this.head();
    return onto ? this.objects.mergeBase(onto, tip) : start;
  }

  private async classify(
    branches: Map<string, string>,
    ended: Map<string, string>,
  ): Promise<ChangeTip[]> {
    await this.history.advance(await this.head());
    const found = new Map<string, ChangeTip>();
    for (const [ref, tip] of ended) {
      const known = parseEndedRef(ref);
      if (!known) continue;
      const state = this.history.contains(tip) ? 'merged' : known.state;
      const { branch } = known;
      found.set(endedId(branch, tip), { branch, tip, state });
    }
    for (const [ref, tip] of branches) {
      const branch = ref.slice('refs/heads/'.length);
      if (!isChangeBranch(branch) || found.has(endedId(branch, tip))) continue;
      const state = this.history.contains(tip) ? 'merged' : 'open';
      found.set(endedId(branch, tip), { branch, tip, state });
    }
    return [...found.values()];
  }

  private async record(change: ChangeTip): Promise<ChangeRecord | undefined> {
    const commits = await this.commitsOf(change);
    const ours = commits.filter(commit => carries(commit, change.branch));
    if (ours.length === 0) return undefined;
    return {
      ...parseChangeMessage(ours[0].message)!,
      ...change,
      commits,
      openedAt: ours[ours.length - 1].authoredAt,
    };
  }

  /** From the tip back to where the branch left the base branch. */
  private async commitsOf({ branch, tip }: ChangeTip): Promise<Commit[]> {
    const commits: Commit[] = [];
    for (let oid: string | undefined = tip; oid; ) {
      const commit: Commit = await this.objects.commit(oid);
      if (this.history.wasHead(oid) && !carries(commit, branch)) break;
      commits.push(commit);
      [oid] = commit.parents;
    }
    return commits;
  }
}

/** Did we make this commit, for this change? */
export function carries(commit: Commit, branch: string): boolean {
  return parseChangeMessage(commit.message)?.branch === branch;
}

/** A change in the shape that crosses the wire. */
export function toChange(
  repository: string,
  record: ChangeRecord,
  state: Change['state'],
): Change {
  const { branch, tip, title, body, requestedBy, openedAt } = record;
  const { operation, namespace, service } = parseBranch(branch);
  return {
    id: record.state === 'open' ? openId(branch) : endedId(branch, tip),
    repository,
    branch,
    operation,
    service: { namespace, name: service },
    title,
    body,
    state,
    requestedBy,
    openedAt: new Date(openedAt * 1000).toISOString(),
    commit: tip,
  };
}
