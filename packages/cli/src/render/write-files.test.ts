import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from './write-files';

let base: string;
let root: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'callboard-write-'));
  root = join(base, 'root');
  mkdirSync(join(root, 'deploy'), { recursive: true });
  mkdirSync(join(base, 'elsewhere'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('files', () => {
  it('are written whole, with the folders that they need, and deleted', async () => {
    writeFileSync(join(root, 'deploy/old.yaml'), 'old');
    await writeFiles(root, [
      ['deploy/a/b/c.yaml', 'text'],
      ['deploy/old.yaml', null],
    ]);
    expect(readFileSync(join(root, 'deploy/a/b/c.yaml'), 'utf8')).toBe('text');
    expect(readdirSync(join(root, 'deploy/a/b'))).toEqual(['c.yaml']);
    expect(existsSync(join(root, 'deploy/old.yaml'))).toBe(false);
  });

  it.each([
    ['a folder', 'deploy/out', 'deploy/out/a/b.yaml'],
    ['deploy/ itself', 'deploy', 'deploy/b.yaml'],
    ['the file', 'deploy/b.yaml', 'deploy/b.yaml'],
  ])('never leave deploy/ where %s is a link', async (_, link, path) => {
    rmSync(join(root, link), { recursive: true, force: true });
    symlinkSync(join(base, 'elsewhere'), join(root, link));
    await expect(
      writeFiles(root, [
        ['deploy/fine.yaml', 'text'],
        [path, 'text'],
      ]),
    ).rejects.toThrow('by a link: nothing was written');
    expect(readdirSync(join(base, 'elsewhere'))).toEqual([]);
    expect(existsSync(join(root, 'deploy/fine.yaml'))).toBe(false);
  });

  it('say what is in their way', async () => {
    mkdirSync(join(root, 'deploy/a.yaml'));
    await expect(writeFiles(root, [['deploy/a.yaml', 'text']])).rejects.toThrow(
      'deploy/a.yaml cannot be written (EISDIR)',
    );
    expect(readdirSync(join(root, 'deploy'))).toEqual(['a.yaml']);
  });
});
