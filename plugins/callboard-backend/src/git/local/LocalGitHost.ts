import { resolve } from 'node:path';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Change, ChangeDetail } from '@callboard/plugin-callboard-common';
import { Mutex } from 'async-mutex';
import {
  MergingGitHost,
  PlannedChange,
  SentChange,
  TreeFile,
} from '../GitHost';
import {
  branchRef,
  endedRef,
  isChangeBranch,
  OPEN_FOLDER,
  openId,
} from '../change-ref';
import { carries, ChangeLedger, ChangeRecord, toChange } from './ChangeLedger';
import { formatMergeMessage } from '../commit-message';
import { Commit } from '../objects';
import { ObjectStore } from './ObjectStore';
import {
  LocalRepository,
  openRepository,
  RepositoryPlace,
} from './open-repository';
import { assertSendable } from '../planned-edits';
import { diffCommits, fileAt, filesBelow } from '../read-tree';
import { RefStore } from './RefStore';
import { sendChange } from './send-change';
import { MergeSides, ThreeWayMerge } from './ThreeWayMerge';

/** `path`: a folder for the bare repository. One that is absent or empty is seeded. `branch`: `main` if not given. */
export interface LocalGitHostOptions
  extends Pick<RepositoryPlace, 'path' | 'seed'>,
    Partial<Pick<RepositoryPlace, 'branch'>> {
  /** The id of the repository in the configuration. */
  id: string;
  clock?: () => Date;
}

/** How far the versions of a path are followed. */
const COMMITS_BACK = 1000;

/** One process, one lock: two hosts of one path share it. */
const locks = new Map<string, Mutex>();

/**
 * A bare Git repository on this machine, with changes that are merged here: the demo, and the reference of the port.
 *
 * The refs are the only record. An open change is a branch; one that is over is a ref below `refs/callboard`. Everything
 * that moves a ref runs under one lock; reading needs none, because objects never change and refs move by rename.
 */
export class LocalGitHost implements MergingGitHost {
  readonly host = 'local';
  /** A commit message has no limit; this is what the hosts allow that people move on to. */
  readonly largestBody = 65_536;
  private readonly refs: RefStore;
  private readonly objects: ObjectStore;
  private readonly ledger: ChangeLedger;
  private readonly merging: ThreeWayMerge;

  private constructor(
    readonly id: string,
    private readonly mainRef: string,
    { refs, objects }: LocalRepository,
    private readonly lock: Mutex,
    private readonly now: () => number,
  ) {
    this.refs = refs;
    this.objects = objects;
    this.ledger = new ChangeLedger(refs, objects, mainRef);
    this.merging = new ThreeWayMerge(objects);
  }

  /**
   * Opens the repository, seeds it where there is none, and finishes what a killed process left half-done.
   * @throws Error where the path holds something else than a bare repository with that branch.
   */
  static async open(options: LocalGitHostOptions): Promise<LocalGitHost> {
    const { id, branch = 'main', seed, clock = () => new Date() } = options;
    const now = () => Math.floor(clock().getTime() / 1000);
    const path = resolve(options.path);
    const lock = locks.get(path) ?? new Mutex();
    locks.set(path, lock);

    return lock.runExclusive(async () => {
      const repository = await openRepository({ path, branch, seed }, now());
      const main = branchRef(branch);
      const host = new LocalGitHost(id, main, repository, lock, now);
      await host.head();
      await host.finishEnds();
      return host;
    });
  }

  async head(): Promise<string> {
    return this.ledger.head();
  }

  async list(commit: string, folder: string): Promise<TreeFile[]> {
    const { tree } = await this.objects.commit(commit);
    return filesBelow(this.objects, tree, folder);
  }

  async read(commit: string, paths: string[]): Promise<Map<string, string>> {
    const { tree } = await this.objects.commit(commit);
    const texts = await Promise.all(
      paths.map(async (path): Promise<[string, string][]> => {
        const oid = await fileAt(this.objects, tree, path);
        return oid ? [[path, await this.objects.text(oid)]] : [];
      }),
    );
    return new Map(texts.flat());
  }

  async versions(commit: string, path: string): Promise<string[]> {
    const oids: string[] = [];
    let next: string | undefined = commit;
    for (let back = 0; next && back < COMMITS_BACK; back++) {
      const { tree, parents }: Commit = await this.objects.commit(next);
      const oid = await fileAt(this.objects, tree, path);
      if (oid && oid !== oids.at(-1)) oids.push(oid);
      next = parents[0];
    }
    return Promise.all(oids.map(oid => this.objects.text(oid)));
  }

  async send(plan: PlannedChange): Promise<SentChange> {
    assertSendable(plan);
    return this.lock.runExclusive(async () => {
      await this.finishEnd(plan.branch);
      const state = await sendChange(
        { refs: this.refs, objects: this.objects, ledger: this.ledger },
        plan,
        this.now(),
      );
      const record = (await this.ledger.find(openId(plan.branch)))!;
      const conflicts = await this.conflicts(record);
      return { state, change: this.toChange(record, conflicts) };
    });
  }

  async listChanges(): Promise<Change[]> {
    const records = await this.ledger.describe(await this.ledger.tips());
    return Promise.all(
      records.map(async record =>
        this.toChange(record, await this.conflicts(record)),
      ),
    );
  }

  async findOpenChange(branch: string): Promise<Change | undefined> {
    const record = await this.ledger.find(openId(branch));
    return record?.state === 'open'
      ? this.toChange(record, await this.conflicts(record))
      : undefined;
  }

  async findChange(id: string): Promise<ChangeDetail | undefined> {
    const record = await this.ledger.find(id);
    if (!record) return undefined;
    const base = await this.ledger.mergeBase(record);
    const conflicts = await this.conflicts(record);
    const files = (await diffCommits(this.objects, base, record.tip)).map(
      async ({ path, before, after }) => ({
        path,
        before: before && (await this.objects.text(before)),
        after: after && (await this.objects.text(after)),
      }),
    );
    return {
      ...this.toChange(record, conflicts),
      files: await Promise.all(files),
      hiddenFiles: 0,
      conflicts,
    };
  }

  async merge(id: string, seen: string, by: string): Promise<Change> {
    return this.lock.runExclusive(async () => {
      const record = await this.ledger.find(id);
      if (record?.state === 'merged') return this.toChange(record, []);
      if (record?.state !== 'open') throw notOpen(id);
      if (record.tip !== seen) throw notSeen(id);

      const sides = await this.sides(record);
      const message = formatMergeMessage(record, by);
      const outcome = await this.merging.merge(sides);
      if ('conflicts' in outcome) throw inConflict(id, outcome.conflicts);
      const merge = await this.objects.writeCommit({
        tree: outcome.tree,
        parents: [sides.ours, record.tip],
        message,
        at: this.now(),
      });
      await this.refs.move(this.mainRef, sides.ours, merge);
      await this.finishEnd(record.branch);
      return this.toChange({ ...record, state: 'merged' }, []);
    });
  }

  async close(id: string): Promise<Change> {
    return this.lock.runExclusive(async () => {
      const record = await this.ledger.find(id);
      if (!record) throw notOpen(id);
      if (record.state !== 'open') return this.toChange(record, []);
      const { branch, tip } = record;
      await this.refs.put(endedRef('closed', branch, tip), tip);
      await this.finishEnd(branch);
      return this.toChange({ ...record, state: 'closed' }, []);
    });
  }

  /** Moves the refs of changes that had ended when an earlier process was killed. */
  private async finishEnds() {
    for (const ref of (await this.refs.list(OPEN_FOLDER)).keys()) {
      await this.finishEnd(ref.slice('refs/heads/'.length));
    }
  }

  private async finishEnd(branch: string) {
    const end = await this.ledger.unfinishedEnd(branch);
    if (!end || !isChangeBranch(branch)) return;
    await this.refs.put(endedRef(end.state, branch, end.tip), end.tip);
    await this.refs.delete(branchRef(branch));
  }

  private async sides(record: ChangeRecord): Promise<MergeSides> {
    const { branch, tip, commits } = record;
    return {
      base: await this.ledger.mergeBase(record),
      ours: await this.head(),
      theirs: tip,
      plain: commits.every(commit => carries(commit, branch)),
    };
  }

  private async conflicts(record: ChangeRecord): Promise<string[]> {
    if (record.state !== 'open') return [];
    return this.merging.conflicts(await this.sides(record));
  }

  private toChange(record: ChangeRecord, conflicts: string[]): Change {
    const state = conflicts.length > 0 ? 'conflict' : record.state;
    return toChange(this.id, record, state);
  }
}

function notOpen(id: string): NotFoundError {
  return new NotFoundError(`no change ${id} is open`);
}

function notSeen(id: string): ConflictError {
  return new ConflictError(
    `change ${id} got a further commit since you looked at it: look again before you merge it`,
  );
}

function inConflict(id: string, paths: string[]): ConflictError {
  return new ConflictError(
    `change ${id} cannot be merged: ${paths.join(', ')} changed meanwhile`,
  );
}
