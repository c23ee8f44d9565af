import git from 'isomorphic-git';
import { Commit, TreeEntry, WritableObjects } from '../objects';
import { DurableFs } from './durable-fs';
import { Remembered } from '../../kept/Remembered';

const CACHED_COMMITS = 20_000;
const CACHED_TREES = 20_000;

/** Everything is committed under one name; the person who asked is in a trailer. */
const CALLBOARD = { name: 'Callboard', email: 'callboard@localhost' };

/** `at`: seconds since 1970, taken for author and committer. */
export interface NewCommit {
  tree: string;
  parents: string[];
  message: string;
  at: number;
}

/**
 * Blobs, trees and commits of a bare repository, by oid.
 *
 * Objects never change, so reading needs no lock, and trees and commits are remembered. Only reachable through refs do
 * they count: what a killed process wrote and no ref names is garbage, not damage.
 */
export class ObjectStore implements WritableObjects {
  private readonly commits = new Remembered<Commit>(CACHED_COMMITS);
  private readonly trees = new Remembered<TreeEntry[]>(CACHED_TREES);
  /** Where isomorphic-git keeps the indexes of packs. */
  private readonly cache = {};

  constructor(
    private readonly gitdir: string,
    private readonly fs: DurableFs,
  ) {}

  /** @throws NotFoundError of isomorphic-git. */
  async commit(oid: string): Promise<Commit> {
    return this.commits.get(oid, async () => {
      const { commit } = await git.readCommit({ ...this.repository, oid });
      return {
        oid,
        tree: commit.tree,
        parents: commit.parent,
        message: commit.message,
        authoredAt: commit.author.timestamp,
      };
    });
  }

  /** The entries of one folder. */
  async tree(oid: string): Promise<TreeEntry[]> {
    return this.trees.get(oid, async () => {
      const { tree } = await git.readTree({ ...this.repository, oid });
      return tree;
    });
  }

  async text(oid: string): Promise<string> {
    const { blob } = await git.readBlob({ ...this.repository, oid });
    return Buffer.from(blob).toString('utf8');
  }

  async writeText(text: string): Promise<string> {
    const blob = Buffer.from(text, 'utf8');
    return git.writeBlob({ ...this.repository, blob });
  }

  async writeTree(tree: TreeEntry[]): Promise<string> {
    return git.writeTree({ ...this.repository, tree });
  }

  async writeCommit(commit: NewCommit): Promise<string> {
    const { tree, parents: parent, message, at } = commit;
    const identity = { ...CALLBOARD, timestamp: at, timezoneOffset: 0 };
    return git.writeCommit({
      ...this.repository,
      commit: { tree, parent, message, author: identity, committer: identity },
    });
  }

  /** The newest commit that both have behind them. */
  async mergeBase(one: string, other: string): Promise<string> {
    const oids = [one, other];
    const [base] = await git.findMergeBase({ ...this.repository, oids });
    return base;
  }

  /**
   * The tree of a three-way merge, line by line where both changed a file.
   * Leaves an unreferenced commit behind; no ref moves.
   * @throws MergeConflictError or MergeNotSupportedError of isomorphic-git.
   */
  async mergedTree(ours: string, theirs: string): Promise<string> {
    const identity = { ...CALLBOARD, timestamp: 0, timezoneOffset: 0 };
    const { oid } = await git.merge({
      ...this.repository,
      ours,
      theirs,
      fastForward: false,
      abortOnConflict: true,
      noUpdateBranch: true,
      message: 'Dry merge',
      author: identity,
      committer: identity,
    });
    return (await this.commit(oid!)).tree;
  }

  private get repository() {
    return { fs: this.fs, gitdir: this.gitdir, cache: this.cache };
  }
}
