import { GitHost, TreeFile } from '../git/GitHost';
import { inTurns } from '../turns/in-turns';
import { ReadFile, readFile } from './read-file';
import { joinFiles, RepositoryState } from './state';

const folders = ['platform', 'services', 'deploy', 'delivery'];

/**
 * Reads what a commit holds. Of what `before`, an earlier commit, holds too, nothing is fetched or read again; what it
 * holds beyond that is forgotten with it.
 */
export async function readCommit(
  host: GitHost,
  commit: string,
  before?: RepositoryState,
): Promise<RepositoryState> {
  const listed = await Promise.all(
    folders.map(folder => host.list(commit, folder)),
  );
  const all = listed.flat();
  const knownOf = ({ path, oid }: TreeFile): ReadFile | undefined => {
    const known = before?.files.get(path);
    return known?.oid === oid ? known : undefined;
  };
  const texts = await host.read(
    commit,
    all.flatMap(file => (knownOf(file) ? [] : [file.path])),
  );
  const files = new Map<string, ReadFile>();
  await inTurns(all, file => {
    const text = texts.get(file.path);
    const read =
      knownOf(file) ??
      (text === undefined
        ? undefined
        : readFile(file.path, { oid: file.oid, text }));
    if (read) files.set(file.path, read);
  });
  return joinFiles(commit, files, before);
}
