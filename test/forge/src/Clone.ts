import {
  chmod,
  mkdir,
  mkdtemp,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from './git';

/** A clone that a person works in, with native Git. */
export class Clone {
  private constructor(
    private readonly folder: string,
    private readonly base: string,
  ) {}

  /** `base`: the branch there that is `main` here. */
  static async of(remote: string, base = 'main'): Promise<Clone> {
    const folder = await mkdtemp(join(tmpdir(), 'callboard-clone-'));
    const clone = new Clone(folder, base);
    if (base === 'main') await clone.git('clone', '-q', remote, '.');
    else await clone.fetchAsMain(remote);
    await clone.git('config', 'user.name', 'Sam');
    await clone.git('config', 'user.email', 'sam@example.org');
    return clone;
  }

  /** Sees of the remote only the base branch, as `main`, and those of changes. */
  private async fetchAsMain(remote: string): Promise<void> {
    await this.git('init', '-q', '-b', 'main');
    await this.git('config', 'remote.origin.url', remote);
    for (const seen of [
      `${this.base}:refs/remotes/origin/main`,
      'callboard/*:refs/remotes/origin/callboard/*',
    ]) {
      const refs = `+refs/heads/${seen}`;
      await this.git('config', '--add', 'remote.origin.fetch', refs);
    }
    await this.git('fetch', '-q', 'origin');
    await this.git('reset', '-q', '--hard', 'origin/main');
  }

  /** Answers what Git prints. */
  async git(...args: string[]): Promise<string> {
    return (await git(this.folder, args)).trim();
  }

  async write(path: string, text: string, mode = 0o644): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    await chmod(file, mode);
  }

  async link(path: string, target: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await symlink(target, join(this.folder, path));
  }

  /** Commits everything to a branch that the remote has, and pushes it. */
  async push(branch: string, message: string): Promise<string> {
    await this.git('add', '--all');
    await this.git('commit', '-q', '-m', message);
    const target = branch === 'main' ? this.base : branch;
    await this.git('push', '-q', 'origin', `HEAD:refs/heads/${target}`);
    return this.git('rev-parse', 'HEAD');
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
