import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { git, gitEnvironment } from '../git';

/** A commit as Git has it. Dates are ISO 8601. */
export interface RawCommit {
  oid: string;
  tree: string;
  parents: string[];
  author: { name: string; email: string; date: string };
  committer: { name: string; email: string; date: string };
  message: string;
}

export interface RawEntry {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  oid: string;
  name: string;
}

/** One value a line, but the message, which may have several. */
const COMMIT = '%H%n%T%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B';

/** A real Git repository, in the hands of the machine's Git. */
export class BareRepository {
  private constructor(private readonly folder: string) {}

  static async create(folder: string): Promise<BareRepository> {
    await git('/', ['init', '-q', '--bare', '-b', 'main', folder]);
    const repository = new BareRepository(folder);
    // What is pushed is looked at closely, as hosts do.
    await repository.git('config', 'receive.fsckObjects', 'true');
    return repository;
  }

  /** The commit of a branch; nothing where there is none of that name. */
  tip(branch: string): Promise<string | undefined> {
    return this.resolve(`refs/heads/${branch}`);
  }

  /** The object that a revision names; nothing where it names none. */
  async resolve(revision: string): Promise<string | undefined> {
    const args = ['rev-parse', '--verify', '--quiet', revision];
    return (await this.git(...args).catch(() => '')).trim() || undefined;
  }

  async commit(revision: string): Promise<RawCommit | undefined> {
    const oid = await this.peel(revision, 'commit');
    if (!oid) return undefined;
    const printed = await this.git('log', '-1', `--format=${COMMIT}`, oid);
    return toCommit(printed);
  }

  /** The newest commits that changed a path, so many at most. */
  async log(
    revision: string,
    path: string,
    most: number,
  ): Promise<RawCommit[]> {
    const args = ['log', '-z', `--max-count=${most}`, `--format=${COMMIT}`];
    const printed = await this.git(...args, revision, '--', path);
    return printed.split('\0').filter(Boolean).map(toCommit);
  }

  /** The entries of one folder; nothing where there is no such folder. */
  async tree(revision: string): Promise<RawEntry[] | undefined> {
    const oid = await this.peel(revision, 'tree');
    if (!oid) return undefined;
    const printed = await this.git('ls-tree', '-z', oid);
    return printed
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [about, name] = line.split('\t');
        const [mode, type, entry] = about.split(' ');
        return { mode, type: type as RawEntry['type'], oid: entry, name };
      });
  }

  /** The bytes of a file; nothing where that is no file. */
  async blob(revision: string): Promise<Buffer | undefined> {
    const oid = await this.peel(revision, 'blob');
    if (!oid) return undefined;
    return Buffer.concat(await this.stream('cat-file', 'blob', oid).toArray());
  }

  /** A tar, compressed, in one folder of this name. */
  archive(commit: string, folder: string): Readable {
    const args = ['archive', '--format=tar.gz', `--prefix=${folder}/`, commit];
    return this.stream(...args);
  }

  /** The tree that merging them gives; nothing where they conflict. */
  async merge(base: string, head: string): Promise<string | undefined> {
    const args = ['merge-tree', '--write-tree', base, head];
    return (await this.git(...args).catch(() => '')).trim() || undefined;
  }

  /** How many commits a head has that the base has not. */
  async ahead(base: string, head: string): Promise<number> {
    return Number(await this.git('rev-list', '--count', `${base}..${head}`));
  }

  /** Puts a commit on top of a branch. */
  async add(
    branch: string,
    commit: { tree: string; parents: string[]; message: string; by: string },
  ): Promise<string> {
    const { tree, parents, message, by } = commit;
    const printed = await this.git(
      ...['-c', `user.name=${by}`, '-c', `user.email=${by}@example.com`],
      ...['commit-tree', tree, '-m', message],
      ...parents.flatMap(parent => ['-p', parent]),
    );
    const oid = printed.trim();
    await this.git('update-ref', `refs/heads/${branch}`, oid, parents[0]);
    return oid;
  }

  async deleteBranch(branch: string): Promise<void> {
    await this.git('update-ref', '-d', `refs/heads/${branch}`);
  }

  /** The object of a kind that a revision leads to. In two steps: after `<commit>:<path>` all is part of the path. */
  private async peel(revision: string, kind: string) {
    const oid = await this.resolve(revision);
    return oid && this.resolve(`${oid}^{${kind}}`);
  }

  private git(...args: string[]): Promise<string> {
    return git(this.folder, args);
  }

  private stream(...args: string[]): Readable {
    return spawn('git', args, {
      ...{ cwd: this.folder, env: gitEnvironment() },
      stdio: ['ignore', 'pipe', 'inherit'],
    }).stdout;
  }
}

function toCommit(printed: string): RawCommit {
  const [oid, tree, parents, ...rest] = printed.split('\n');
  const [authorName, authorEmail, authored, ...others] = rest;
  const [committerName, committerEmail, committed, ...message] = others;
  return {
    oid,
    tree,
    parents: parents.split(' ').filter(Boolean),
    author: { name: authorName, email: authorEmail, date: authored },
    committer: { name: committerName, email: committerEmail, date: committed },
    message: `${message.join('\n').trimEnd()}\n`,
  };
}
