import { promises as fs } from 'node:fs';
import { openDurableFs } from './durable-fs';
import { ObjectStore } from './ObjectStore';
import { RefStore } from './RefStore';
import { seedRepository } from './seed-repository';
import { isSystemError } from './system-error';

/** Where a repository is, and what it starts from. */
export interface RepositoryPlace {
  path: string;
  /** The base branch. */
  branch: string;
  /** Texts by path, for the first commit; asked for only where there is no repository yet. */
  seed: Map<string, string> | (() => Promise<Map<string, string>>);
}

/** The two halves of a repository. */
export interface LocalRepository {
  refs: RefStore;
  objects: ObjectStore;
}

/**
 * Opens a bare repository; seeds it where the path is absent or an empty folder.
 *
 * `now`: seconds since 1970, the time of the first commit.
 * @throws Error where the path holds something else.
 */
export async function openRepository(
  { path, branch, seed }: RepositoryPlace,
  now: number,
): Promise<LocalRepository> {
  if (await isVacant(path)) {
    const files = typeof seed === 'function' ? await seed() : seed;
    await seedRepository({ path, branch, files, at: now });
  }
  await assertBareRepository(path);
  const durable = await openDurableFs(path);
  return {
    refs: new RefStore(path, durable),
    objects: new ObjectStore(path, durable),
  };
}

async function isVacant(path: string): Promise<boolean> {
  try {
    return (await fs.readdir(path)).length === 0;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return true;
    throw error;
  }
}

async function assertBareRepository(path: string) {
  const names = await fs.readdir(path);
  if (!['HEAD', 'objects', 'refs'].every(name => names.includes(name))) {
    throw new Error(
      `${path} holds something else than a bare Git repository: empty it, or give another path`,
    );
  }
}
