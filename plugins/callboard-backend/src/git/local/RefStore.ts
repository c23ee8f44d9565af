import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import { DurableFs } from './durable-fs';
import { isSystemError } from './system-error';

const OID = /^[0-9a-f]{40}$/;

/**
 * The refs of a bare repository: full names (`refs/heads/main`) to commits (40 hexadecimal digits).
 *
 * isomorphic-git's own listing answers “none” when a ref vanishes while it reads, and its deletion lets a packed,
 * older value reappear when it is killed half-way; hence ours. Loose refs win over packed ones and are read first,
 * so that a ref that native Git packs meanwhile is still seen.
 */
export class RefStore {
  constructor(
    private readonly gitdir: string,
    private readonly fs: DurableFs,
  ) {}

  /** The commit that a ref points at, nothing where there is no such ref. */
  async read(ref: string): Promise<string | undefined> {
    return (await this.readLoose(ref)) ?? (await this.readPacked()).get(ref);
  }

  /** All refs below a folder such as `refs/heads/callboard`. */
  async list(folder: string): Promise<Map<string, string>> {
    const loose = await this.listLoose(folder);
    const packed = [...(await this.readPacked())].filter(([ref]) =>
      ref.startsWith(`${folder}/`),
    );
    return new Map([...packed, ...loose]);
  }

  /**
   * Points a ref at a commit, provided that it still points where the caller saw it (nothing: that it is absent).
   * @throws ConflictError where it does not.
   */
  async move(ref: string, from: string | undefined, to: string) {
    if ((await this.read(ref)) !== from) {
      throw new ConflictError(`${ref} moved meanwhile: try again`);
    }
    await this.put(ref, to);
  }

  /** Points a ref at a commit, wherever it pointed before. */
  async put(ref: string, to: string) {
    const path = join(this.gitdir, ref);
    await this.createFolder(join(path, '..'));
    await this.fs.promises.writeFile(path, `${to}\n`);
  }

  /** Removes a ref. The packed value goes first: a kill in between must not bring back an older commit. */
  async delete(ref: string) {
    if ((await this.readPacked()).has(ref)) await this.deletePacked(ref);
    if (await this.readLoose(ref)) {
      await this.fs.promises.unlink(join(this.gitdir, ref));
    }
  }

  private async readLoose(ref: string): Promise<string | undefined> {
    const text = (await this.readText(ref))?.trim();
    return text && OID.test(text) ? text : undefined;
  }

  private async listLoose(folder: string): Promise<[string, string][]> {
    const entries = await this.readFolder(folder);
    const found = await Promise.all(
      entries.map(async (entry): Promise<[string, string][]> => {
        const ref = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return this.listLoose(ref);
        const commit = await this.readLoose(ref);
        return commit && !ref.endsWith('.lock') ? [[ref, commit]] : [];
      }),
    );
    return found.flat();
  }

  private async readPacked(): Promise<Map<string, string>> {
    const lines = ((await this.readText('packed-refs')) ?? '').split('\n');
    return new Map(
      lines
        .map(line => line.split(' '))
        .filter(([commit, ref]) => ref && OID.test(commit))
        .map(([commit, ref]) => [ref, commit]),
    );
  }

  private async deletePacked(ref: string) {
    const lines = ((await this.readText('packed-refs')) ?? '').split('\n');
    const names = (line?: string) => line?.endsWith(` ${ref}`) ?? false;
    const kept = lines.filter(
      (line, row) =>
        !names(line) && !(line.startsWith('^') && names(lines[row - 1])),
    );
    await this.fs.promises.writeFile(
      join(this.gitdir, 'packed-refs'),
      kept.join('\n'),
    );
  }

  private async readText(name: string): Promise<string | undefined> {
    try {
      return await this.fs.promises.readFile(join(this.gitdir, name), 'utf8');
    } catch (error) {
      return nothingWhereAbsent(error);
    }
  }

  private async readFolder(name: string) {
    try {
      return await this.fs.promises.readdir(join(this.gitdir, name), {
        withFileTypes: true,
      });
    } catch (error) {
      return nothingWhereAbsent(error) ?? [];
    }
  }

  private async createFolder(path: string) {
    try {
      await this.fs.promises.mkdir(path);
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) return;
      if (!isSystemError(error, 'ENOENT')) throw error;
      await this.createFolder(join(path, '..'));
      await this.createFolder(path);
    }
  }
}

function nothingWhereAbsent(error: unknown): undefined {
  if (isSystemError(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return undefined;
  throw error;
}
