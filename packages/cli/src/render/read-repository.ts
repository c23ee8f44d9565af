import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder } from '../folder/read-folder';
import { Misuse } from '../Misuse';
import { readContracts } from './contracts';
import { History } from './git';
import { Repository } from './Repository';

const contractFolders = ['platform', 'services'];

/** What lies in the working tree, and what HEAD's contracts are. Whatever cannot be read is among the contracts' problems. */
export async function readRepository(
  folder: string,
  asked: string,
  history: History | undefined,
): Promise<Repository> {
  if (!(await isThere(join(folder, 'platform')))) {
    throw new Misuse(
      `${asked} holds no folder platform/: it is no repository of contract files`,
    );
  }
  const [platform, services, deploy] = await Promise.all(
    [...contractFolders, 'deploy'].map(name => read(folder, name)),
  );
  const contracts = readContracts(
    new Map([...platform.texts, ...services.texts]),
  );
  const unread = [platform, services, deploy].flatMap(
    ({ problems }) => problems,
  );
  return {
    contracts: { ...contracts, problems: [...unread, ...contracts.problems] },
    deployed: deploy.texts,
    ...(history && {
      atHead: readContracts(await history.head(contractFolders)),
    }),
  };
}

async function read(folder: string, name: string) {
  const below = (path: string) => `${name}/${path}`;
  const { files, problems } = (await isThere(join(folder, name)))
    ? await readFolder(folder, name)
    : { files: [], problems: [] };
  return {
    texts: new Map(files.map(({ path, text }) => [below(path), text])),
    problems: problems.map(({ path, message }) => ({
      path: below(path),
      message,
    })),
  };
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
}
