import {
  lstat,
  mkdir,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Writes files below `deploy/` of a repository, and deletes those whose text is null. A file is there as a whole or not at
 * all.
 * @throws where one cannot be written; nothing is, where a link would lead out of `deploy/`.
 */
export async function writeFiles(
  repository: string,
  files: [path: string, text: string | null][],
): Promise<void> {
  const root = await realpath(repository);
  for (const [path] of files) await refuseToLeave(root, path);
  for (const [path, text] of files) {
    try {
      await (text === null
        ? rm(join(root, path))
        : write(join(root, path), text));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new Error(
        `${path} cannot be written (${code ?? message}); files before it are`,
      );
    }
  }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = join(dirname(file), `.callboard-${process.pid}.tmp`);
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function refuseToLeave(root: string, path: string): Promise<void> {
  let folder = dirname(join(root, path));
  while (folder !== root && !(await isThere(folder))) folder = dirname(folder);
  const way = relative(root, await realpath(folder)).split(sep);
  const stays = folder === root || way[0] === 'deploy';
  if (!stays || (await isLink(join(root, path)))) {
    throw new Error(
      `${path} leads out of deploy/ by a link: nothing was written`,
    );
  }
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    found => found.isSymbolicLink(),
    () => false,
  );
}
