import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { openDurableFs } from './local/durable-fs';
import { editTree } from './edit-tree';
import { ObjectStore } from './local/ObjectStore';
import { entryAt, filesBelow } from './read-tree';

let gitdir: string;
let objects: ObjectStore;
let root: string;
let text: string;

beforeEach(async () => {
  gitdir = await fs.mkdtemp(join(tmpdir(), 'callboard-tree-'));
  objects = new ObjectStore(gitdir, await openDurableFs(gitdir));
  text = await objects.writeText('x\n');
  root = await objects.writeTree([
    { path: 'link', mode: '120000', type: 'blob', oid: text },
    { path: 'run.sh', mode: '100755', type: 'blob', oid: text },
    {
      path: 'apps',
      mode: '040000',
      type: 'tree',
      oid: await objects.writeTree([
        { path: 'a', mode: '100644', type: 'blob', oid: text },
      ]),
    },
  ]);
});

afterEach(() => fs.rm(gitdir, { recursive: true }));

describe('editing a tree', () => {
  it('adds files in new folders and keeps the rest', async () => {
    const tree = await editTree(objects, root, [
      { path: 'apps/b/c', after: text },
    ]);
    expect((await filesBelow(objects, tree, '')).map(f => f.path)).toEqual([
      'apps/a',
      'apps/b/c',
      'run.sh',
    ]);
    expect(await entryAt(objects, tree, 'link')).toMatchObject({
      mode: '120000',
    });
  });

  it('keeps the mode of a file that it replaces', async () => {
    const after = await objects.writeText('y\n');
    const tree = await editTree(objects, root, [{ path: 'run.sh', after }]);
    expect(await entryAt(objects, tree, 'run.sh')).toMatchObject({
      mode: '100755',
      oid: after,
    });
  });

  it('removes a folder with its last file', async () => {
    const tree = await editTree(objects, root, [
      { path: 'apps/a', after: null },
    ]);
    expect(await entryAt(objects, tree, 'apps')).toBeUndefined();
  });

  test.each(['link', 'apps', 'run.sh/x', 'link/x'])(
    'does not put a file at %s',
    async path => {
      await expect(
        editTree(objects, root, [{ path, after: text }]),
      ).rejects.toThrow(InputError);
    },
  );

  it('refuses a path that is edited twice, or is a file and a folder', async () => {
    const edits = (...paths: string[]) =>
      editTree(
        objects,
        root,
        paths.map(path => ({ path, after: text })),
      );
    await expect(edits('n', 'n')).rejects.toThrow(InputError);
    await expect(edits('n', 'n/m')).rejects.toThrow(InputError);
  });
});
