import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import git from 'isomorphic-git';
import { flushFolder, openDurableFs } from './durable-fs';
import { editTree } from '../edit-tree';
import { assertFilePath } from '../file-path';
import { ObjectStore } from './ObjectStore';
import { RefStore } from './RefStore';
import { isSystemError } from './system-error';

/** What a repository starts from. */
export interface Seed {
  /** Where the bare repository shall be. */
  path: string;
  /** The base branch, e.g. `main`. */
  branch: string;
  /** Texts by path. */
  files: Map<string, string>;
  /** Seconds since 1970. */
  at: number;
}

/**
 * Creates a bare repository with one commit.
 *
 * It is built in a folder beside the path and renamed into place, so that a kill leaves either nothing at the path or
 * all of it. What an earlier, killed attempt left beside the path is removed.
 */
export async function seedRepository(seed: Seed): Promise<void> {
  const parent = dirname(seed.path);
  await fs.mkdir(parent, { recursive: true });
  await removeLeftovers(seed.path);

  const suffix = randomBytes(6).toString('hex');
  const draft = join(parent, `${draftPrefix(seed.path)}${suffix}`);
  await fs.mkdir(draft);
  await writeRepository(draft, seed);

  await removeEmptyFolder(seed.path);
  await fs.rename(draft, seed.path);
  await flushFolder(parent);
}

async function writeRepository(gitdir: string, seed: Seed) {
  const durable = await openDurableFs(gitdir);
  await git.init({
    fs: durable,
    gitdir,
    bare: true,
    defaultBranch: seed.branch,
  });
  const objects = new ObjectStore(gitdir, durable);
  const edits = [];
  for (const [path, text] of seed.files) {
    assertFilePath(path);
    edits.push({ path, after: await objects.writeText(text) });
  }
  const tree = await editTree(objects, await objects.writeTree([]), edits);
  const commit = await objects.writeCommit({
    tree,
    parents: [],
    message: 'Seed the local demo repository',
    at: seed.at,
  });
  await new RefStore(gitdir, durable).put(`refs/heads/${seed.branch}`, commit);
}

async function removeLeftovers(path: string) {
  const parent = dirname(path);
  const names = await fs.readdir(parent);
  await Promise.all(
    names
      .filter(name => name.startsWith(draftPrefix(path)))
      .map(name => fs.rm(join(parent, name), { recursive: true })),
  );
}

/** Not every system renames onto a folder. One that is not empty stays, and the rename fails. */
async function removeEmptyFolder(path: string) {
  await fs.rmdir(path).catch(error => {
    if (!isSystemError(error, 'ENOENT')) throw error;
  });
}

function draftPrefix(path: string): string {
  return `.${basename(path)}.seeding-`;
}
