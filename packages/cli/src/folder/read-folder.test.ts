import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ignored } from './Ignored';
import { readFolder } from './read-folder';

let base: string;
let root: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'callboard-folder-'));
  root = join(base, 'root');
  mkdirSync(root);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function put(path: string, text: string | Buffer = 'text'): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function read() {
  const { files, problems } = await readFolder(base, 'root');
  return {
    files: files.map(({ path }) => path),
    problems: problems.map(({ path, message }) => `${path}: ${message}`),
  };
}

describe('a folder', () => {
  it('is read in order, at any depth, for YAML and JSON alone', async () => {
    for (const path of [
      'b/c/d.yml',
      'a.yaml',
      'B.YAML',
      'c.json',
      'readme.md',
    ]) {
      put(path);
    }
    expect((await read()).files).toEqual([
      'B.YAML',
      'a.yaml',
      'b/c/d.yml',
      'c.json',
    ]);
  });

  it('has hidden folders and node_modules, which are passed over', async () => {
    [
      '.git/a.yaml',
      'x/node_modules/a.yaml',
      '.hidden.yaml',
      'x/a.yaml',
    ].forEach(path => put(path));
    expect(await read()).toEqual({ files: ['x/a.yaml'], problems: [] });
  });

  it('has links, which are followed as long as they stay, and once', async () => {
    put('a.yaml');
    put('..data/hidden.yaml');
    writeFileSync(join(base, 'outside.yaml'), 'text');
    mkdirSync(join(base, 'elsewhere'));
    symlinkSync('a.yaml', join(root, 'same.yaml'));
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('..data/hidden.yaml', join(root, 'mounted.yaml'));
    symlinkSync('../outside.yaml', join(root, 'out.yaml'));
    symlinkSync('../elsewhere', join(root, 'out'));
    symlinkSync('nowhere.yaml', join(root, 'broken.yaml'));
    symlinkSync('nowhere', join(root, 'broken'));
    expect(await read()).toEqual({
      files: ['a.yaml', 'mounted.yaml'],
      problems: [
        'broken.yaml: a link that leads nowhere',
        'out: a link that leads out of the folder is not followed',
        'out.yaml: a link that leads out of the folder is not followed',
      ],
    });
  });

  it('names what is no UTF-8 text, and takes a byte order mark', async () => {
    put('latin.yaml', Buffer.from([0x61, 0xe4]));
    put('wide.yaml', Buffer.from('\ufeffa: 1', 'utf16le'));
    put('marked.yaml', '\ufeffa: 1');
    const { files, problems } = await readFolder(base, 'root');
    expect(files).toEqual([{ path: 'marked.yaml', text: 'a: 1' }]);
    expect(problems.map(({ path }) => path)).toEqual([
      'latin.yaml',
      'wide.yaml',
    ]);
  });

  it('has files of any name', async () => {
    const names = ['-x.yaml', 'a b.yaml', 'a\nb.yaml', '[a]*.yaml', 'ü☃.yaml'];
    names.forEach(name => put(name));
    expect((await read()).files).toEqual([...names].sort());
  });

  it('names what is no plain file, and what is nested in a folder called as a file', async () => {
    put('folder.yaml/a.yaml');
    execFileSync('mkfifo', [join(root, 'pipe.yaml')]);
    expect(await read()).toEqual({
      files: ['folder.yaml/a.yaml'],
      problems: ['pipe.yaml: cannot be read: it is no plain file'],
    });
  });

  it('has files and folders that are ignored, whatever is wrong with them', async () => {
    ['a.yaml', 'ci/a.yaml', 'ci/b/c.yaml', 'x/ci/a.yaml', '[a].yaml'].forEach(
      path => put(path),
    );
    put('latin.yaml', Buffer.from([0x61, 0xe4]));
    symlinkSync('nowhere.yaml', join(root, 'broken.yaml'));
    const globs = ['ci', '{latin,broken}.yaml', '[a].yaml'];
    const { files, problems } = await readFolder(
      base,
      'root',
      new Ignored(globs),
    );
    expect(files.map(({ path }) => path)).toEqual(['x/ci/a.yaml']);
    expect(problems).toEqual([]);
  });

  const isSuperuser = process.getuid?.() === 0;

  // Who reads everything cannot be kept from it.
  it('names what may not be read', async () => {
    put('secret.yaml');
    chmodSync(join(root, 'secret.yaml'), 0);
    const problem = 'secret.yaml: cannot be read: permission denied';
    expect((await read()).problems).toEqual(isSuperuser ? [] : [problem]);
  });
});
