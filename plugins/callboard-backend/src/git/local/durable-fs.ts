import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { Semaphore } from 'async-mutex';

/** Below the Git directory, so that a rename never crosses file systems and `git fsck` never meets a leftover. */
const TEMPORARY_FOLDER = 'callboard-tmp';

/** Reading a large tree asks for thousands of files at once; a process may hold far fewer open. */
const OPEN_FILES = 64;

/** The part of `fs` that isomorphic-git asks for. */
export interface DurableFs {
  promises: Pick<
    typeof fs,
    | 'readFile'
    | 'mkdir'
    | 'rmdir'
    | 'unlink'
    | 'stat'
    | 'lstat'
    | 'readdir'
    | 'readlink'
    | 'symlink'
  > & {
    writeFile(path: string, content: string | Uint8Array): Promise<void>;
  };
}

/**
 * A file system for one Git directory on which a file is either there, whole and on the disk, or not there.
 *
 * isomorphic-git writes objects in place; a kill in between would leave a truncated one that Git calls corrupt for
 * good. Here every write goes to a temporary file, is flushed, renamed into place, and the folder is flushed.
 * Opening it throws away what an earlier, killed process left in the temporary folder.
 */
export async function openDurableFs(gitdir: string): Promise<DurableFs> {
  const temporary = join(gitdir, TEMPORARY_FOLDER);
  await fs.rm(temporary, { recursive: true, force: true });
  await fs.mkdir(temporary, { recursive: true });
  const reading = new Semaphore(OPEN_FILES);

  return {
    promises: {
      ...fs,
      readFile: ((...args: Parameters<typeof fs.readFile>) =>
        reading.runExclusive(() => fs.readFile(...args))) as typeof fs.readFile,
      writeFile: (path, content) => writeDurably(temporary, path, content),
      mkdir: (async (path: string) => {
        await fs.mkdir(path);
        await flushFolder(dirname(path));
      }) as typeof fs.mkdir,
      unlink: async path => {
        await fs.unlink(path);
        await flushFolder(dirname(String(path)));
      },
    },
  };
}

async function writeDurably(
  temporary: string,
  path: string,
  content: string | Uint8Array,
) {
  const draft = join(temporary, randomBytes(12).toString('hex'));
  const file = await fs.open(draft, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await fs.rename(draft, path);
  } catch (error) {
    await fs.rm(draft, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
}

/** Makes a creation, a rename or a deletion in a folder outlive a power cut. Windows has no such call. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await fs.open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
