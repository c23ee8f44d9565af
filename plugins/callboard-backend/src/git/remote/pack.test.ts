import { execFileSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitObject, oidOf, treeObject } from './git-object';
import { toPack } from './pack';

const hasGit = (() => {
  try {
    return Boolean(execFileSync('git', ['--version']));
  } catch {
    return false;
  }
})();

(hasGit ? describe : describe.skip)('what is pushed, as Git reads it', () => {
  let folder: string;

  const git = (args: string[], input?: Buffer) =>
    execFileSync('git', args, { cwd: folder, input }).toString().trim();

  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'callboard-pack-'));
    git(['init', '-q', '--bare', '-b', 'main']);
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  it('is blobs of any size, folders in order, and a commit', () => {
    const texts = ['', 'ü ☂ 𝄞\n', 'x'.repeat(15), 'y'.repeat(70_000)];
    const blobs = texts.map(text => ({
      type: 'blob' as const,
      bytes: Buffer.from(text),
    }));
    const file = (path: string, index: number, mode = '100644') => ({
      ...{ mode, path, type: 'blob' as const },
      oid: oidOf(blobs[index]),
    });
    const inner = treeObject([file('x', 3)]);
    const folderEntry = (path: string) => ({
      ...{ mode: '040000', path, type: 'tree' as const },
      oid: oidOf(inner),
    });
    // Git compares the folder `a` as `a/`: after `a.b`, before `a0`.
    const root = treeObject([
      ...[file('a0', 0), folderEntry('a'), file('a.b', 1, '100755')],
      file('ü', 2),
    ]);
    const commit = commitObject({
      ...{ tree: oidOf(root), parents: [], message: 'Läden\n\nBody' },
      ...{ author: 'Callboard <callboard@localhost>', at: 1_700_000_000 },
    });
    git(
      ['index-pack', '--stdin', '--strict'],
      toPack([...blobs, inner, root, commit]),
    );
    git(['update-ref', 'refs/heads/main', oidOf(commit)]);
    expect(git(['fsck', '--full', '--strict'])).toBe('');
    expect(
      git(['-c', 'core.quotePath=false', 'ls-tree', '-r', 'main']).split('\n'),
    ).toEqual([
      `100755 blob ${oidOf(blobs[1])}\ta.b`,
      `100644 blob ${oidOf(blobs[3])}\ta/x`,
      `100644 blob ${oidOf(blobs[0])}\ta0`,
      `100644 blob ${oidOf(blobs[2])}\tü`,
    ]);
    expect(git(['cat-file', 'blob', oidOf(blobs[3])])).toBe(texts[3]);
    expect(git(['log', '-1', '--format=%an %s %ct'])).toBe(
      'Callboard Läden 1700000000',
    );
  });
});
