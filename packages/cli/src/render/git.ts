import { execFile } from 'node:child_process';

/** Earlier texts of a repository's files. Nothing in it writes. */
export interface History {
  /** The files below these folders, as HEAD has them, by path. */
  head(folders: string[]): Promise<Map<string, string>>;
  /** The earlier texts of a file, newest first. */
  versions(path: string): Promise<string[]>;
}

/** So many earlier versions of a file are looked at. */
const mostVersions = 100;

/** Nothing where the folder is in no Git repository, nothing is committed, or there is no `git`. */
export async function openHistory(
  folder: string,
): Promise<History | undefined> {
  try {
    const prefix = (await git(folder, ['rev-parse', '--show-prefix']))
      .toString()
      .trimEnd();
    await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
    return historyOf(folder, prefix);
  } catch {
    return undefined;
  }
}

function historyOf(folder: string, prefix: string): History {
  return {
    async head(folders) {
      const list = await git(folder, [
        'ls-tree',
        '-r',
        '-z',
        'HEAD',
        '--',
        ...folders,
      ]);
      const entries = list
        .toString()
        .split('\0')
        .flatMap(line => {
          const [, id, path] =
            /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
          return id ? [{ id, path }] : [];
        });
      const texts = await read(
        folder,
        entries.map(({ id }) => id),
      );
      return new Map(
        entries.flatMap(({ path }, index) => {
          const text = texts[index];
          return text === undefined ? [] : [[path, text] as const];
        }),
      );
    },
    async versions(path) {
      const commits = await git(folder, [
        ...['rev-list', `--max-count=${mostVersions}`, 'HEAD', '--', path],
      ]);
      const ids = commits
        .toString()
        .split('\n')
        .filter(Boolean)
        .map(commit => `${commit}:${prefix}${path}`);
      return (await read(folder, ids)).flatMap(text => text ?? []);
    },
  };
}

/** The texts of these objects; nothing for one that is not there. */
async function read(
  folder: string,
  ids: string[],
): Promise<(string | undefined)[]> {
  const output = await git(
    folder,
    ['cat-file', '--batch'],
    `${ids.join('\n')}\n`,
  );
  let at = 0;
  return ids.map(() => {
    const end = output.indexOf('\n', at);
    const [, size] =
      / blob (\d+)$/.exec(output.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) return undefined;
    const text = output.toString('utf8', at, at + Number(size));
    at += Number(size) + 1;
    return text;
  });
}

/** Nothing of the repository's own configuration is run. */
function git(folder: string, args: string[], input?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['--literal-pathspecs', '-c', 'core.fsmonitor=false', ...args],
      {
        cwd: folder,
        encoding: 'buffer',
        maxBuffer: 1 << 30,
        env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
    // Who needs no input may be gone before it is written.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
