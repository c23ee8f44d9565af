import { TreeFile } from './GitHost';
import { Objects, TreeEntry } from './objects';

/** A path that two trees do not hold alike: oids of blobs, null where a side has no such file. */
export interface TreeDifference {
  path: string;
  before: string | null;
  after: string | null;
}

/** What a tree holds at a path, a file or a folder; the empty path is the tree itself. */
export async function entryAt(
  objects: Objects,
  root: string,
  path: string,
): Promise<Pick<TreeEntry, 'oid' | 'type' | 'mode'> | undefined> {
  let entry: Pick<TreeEntry, 'oid' | 'type' | 'mode'> | undefined = {
    oid: root,
    type: 'tree',
    mode: '040000',
  };
  for (const name of path.split('/').filter(Boolean)) {
    if (entry?.type !== 'tree') return undefined;
    const entries: TreeEntry[] = await objects.tree(entry.oid);
    entry = entries.find(candidate => candidate.path === name);
  }
  return entry;
}

/** The oid of the file at a path, null where there is none. A symbolic link is not a file. */
export async function fileAt(
  objects: Objects,
  root: string,
  path: string,
): Promise<string | null> {
  const entry = await entryAt(objects, root, path);
  return entry && isFile(entry) ? entry.oid : null;
}

/** All files of a folder, all depths, sorted by path. */
export async function filesBelow(
  objects: Objects,
  root: string,
  folder: string,
): Promise<TreeFile[]> {
  const entry = await entryAt(objects, root, folder);
  if (entry?.type !== 'tree') return [];
  const prefix = folder.split('/').filter(Boolean);
  const files = await collect(objects, entry.oid, prefix);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function collect(
  objects: Objects,
  tree: string,
  prefix: string[],
): Promise<TreeFile[]> {
  const entries = await objects.tree(tree);
  const found = await Promise.all(
    entries.map(async entry => {
      const path = [...prefix, entry.path];
      if (entry.type === 'tree') return collect(objects, entry.oid, path);
      return isFile(entry) ? [{ path: path.join('/'), oid: entry.oid }] : [];
    }),
  );
  return found.flat();
}

/** The files in which two commits differ, sorted by path. */
export async function diffCommits(
  objects: Objects,
  before: string,
  after: string,
): Promise<TreeDifference[]> {
  const [old, recent] = await Promise.all([
    objects.commit(before),
    objects.commit(after),
  ]);
  return diffTrees(objects, old.tree, recent.tree, '');
}

/** Folders that are equal are not opened. */
async function diffTrees(
  objects: Objects,
  before: string | undefined,
  after: string | undefined,
  folder: string,
): Promise<TreeDifference[]> {
  if (before === after) return [];
  const [old, recent] = await Promise.all(
    [before, after].map(async tree => {
      const entries = tree ? await objects.tree(tree) : [];
      return new Map(entries.map(entry => [entry.path, entry]));
    }),
  );
  const names = [...new Set([...old.keys(), ...recent.keys()])];
  const found = await Promise.all(
    names.map(async name => {
      const path = `${folder}${name}`;
      const [a, b] = [old.get(name), recent.get(name)];
      return [
        ...diffFiles(path, a, b),
        ...(await diffTrees(objects, treeOf(a), treeOf(b), `${path}/`)),
      ];
    }),
  );
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

function diffFiles(
  path: string,
  a: TreeEntry | undefined,
  b: TreeEntry | undefined,
): TreeDifference[] {
  const before = a?.type === 'blob' ? a.oid : null;
  const after = b?.type === 'blob' ? b.oid : null;
  return before === after ? [] : [{ path, before, after }];
}

function treeOf(entry?: TreeEntry): string | undefined {
  return entry?.type === 'tree' ? entry.oid : undefined;
}

function isFile(entry: Pick<TreeEntry, 'type' | 'mode'>): boolean {
  return entry.type === 'blob' && entry.mode !== '120000';
}
