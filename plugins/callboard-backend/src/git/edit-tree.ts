import { InputError } from '@backstage/errors';
import { TreeEntry, WritableObjects } from './objects';

/** What a path shall hold after: the oid of a blob, null for nothing. */
export interface TreeEdit {
  path: string;
  after: string | null;
}

const FILE_MODES = ['100644', '100755'];

/**
 * Writes the tree that is left when some files of a tree are replaced, added or deleted.
 *
 * Only folders on the way to an edit are rebuilt; a folder that loses its last file vanishes; a file keeps its mode.
 * @returns the oid of the new root.
 * @throws InputError where a file would take the place of a folder, a link or a submodule, or a folder that of a file.
 */
export async function editTree(
  objects: WritableObjects,
  root: string,
  edits: TreeEdit[],
): Promise<string> {
  const edited = await editFolder(objects, root, '', edits);
  return edited ?? objects.writeTree([]);
}

async function editFolder(
  objects: WritableObjects,
  tree: string | undefined,
  folder: string,
  edits: TreeEdit[],
): Promise<string | undefined> {
  const present = tree ? await objects.tree(tree) : [];
  const entries = new Map(present.map(entry => [entry.path, entry]));
  for (const [name, inside] of groupByName(folder, edits)) {
    const path = `${folder}${name}`;
    const entry = await editEntry(objects, entries.get(name), path, inside);
    entries.delete(name);
    if (entry) entries.set(name, { ...entry, path: name });
  }
  if (entries.size === 0) return undefined;
  return objects.writeTree([...entries.values()]);
}

async function editEntry(
  objects: WritableObjects,
  present: TreeEntry | undefined,
  path: string,
  edits: TreeEdit[],
): Promise<Omit<TreeEntry, 'path'> | undefined> {
  const file = edits.find(edit => edit.path === path);
  if (file) {
    refuseUnless(edits.length === 1, path, 'is edited twice');
    refuseUnless(
      !present || FILE_MODES.includes(present.mode),
      path,
      'is not a plain file',
    );
    if (!file.after) return undefined;
    return { mode: present?.mode ?? '100644', oid: file.after, type: 'blob' };
  }
  refuseUnless(!present || present.type === 'tree', path, 'is not a folder');
  const oid = await editFolder(objects, present?.oid, `${path}/`, edits);
  return oid ? { mode: '040000', oid, type: 'tree' } : undefined;
}

function groupByName(folder: string, edits: TreeEdit[]) {
  const groups = new Map<string, TreeEdit[]>();
  for (const edit of edits) {
    const [name] = edit.path.slice(folder.length).split('/');
    groups.set(name, [...(groups.get(name) ?? []), edit]);
  }
  return groups;
}

function refuseUnless(holds: boolean, path: string, complaint: string) {
  if (!holds) throw new InputError(`${path} ${complaint}`);
}
