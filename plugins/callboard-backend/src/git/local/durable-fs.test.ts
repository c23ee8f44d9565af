import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDurableFs } from './durable-fs';

let gitdir: string;

beforeEach(async () => {
  gitdir = await fs.mkdtemp(join(tmpdir(), 'callboard-fs-'));
});

afterEach(() => fs.rm(gitdir, { recursive: true }));

describe('a durable file system', () => {
  it('writes and replaces a file, and leaves nothing beside it', async () => {
    const { promises } = await openDurableFs(gitdir);
    const path = join(gitdir, 'HEAD');
    await promises.writeFile(path, 'one');
    await promises.writeFile(path, Buffer.from('two'));
    expect(await promises.readFile(path, 'utf8')).toBe('two');
    expect(await fs.readdir(gitdir)).toEqual(['HEAD', 'callboard-tmp']);
    expect(await fs.readdir(join(gitdir, 'callboard-tmp'))).toEqual([]);
  });

  it('says that the folder is missing, as isomorphic-git expects, and leaves no draft', async () => {
    const { promises } = await openDurableFs(gitdir);
    await expect(
      promises.writeFile(join(gitdir, 'no/such/file'), 'x'),
    ).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await fs.readdir(join(gitdir, 'callboard-tmp'))).toEqual([]);
  });

  it('throws away what a killed process left', async () => {
    await openDurableFs(gitdir);
    await fs.writeFile(join(gitdir, 'callboard-tmp', 'half'), 'ha');
    await openDurableFs(gitdir);
    expect(await fs.readdir(join(gitdir, 'callboard-tmp'))).toEqual([]);
  });

  it('reads more files at once than a process may hold open', async () => {
    const { promises } = await openDurableFs(gitdir);
    const path = join(gitdir, 'HEAD');
    await promises.writeFile(path, 'x');
    const texts = await Promise.all(
      Array.from({ length: 5_000 }, () => promises.readFile(path, 'utf8')),
    );
    expect(new Set(texts)).toEqual(new Set(['x']));
  });
});
