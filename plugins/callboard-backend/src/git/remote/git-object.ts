import { createHash } from 'node:crypto';
import { TreeEntry } from '../objects';

/** An object as Git stores it: its kind and its bytes. */
export interface GitObject {
  type: 'blob' | 'tree' | 'commit';
  bytes: Buffer;
}

/** The name of an object: SHA-1 of a header and its bytes. */
export function oidOf({ type, bytes }: GitObject): string {
  return createHash('sha1')
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

/**
 * A folder as an object: its entries in Git's order, which compares a folder as if its name ended in '/'.
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function treeObject(entries: TreeEntry[]): GitObject {
  const named = entries
    .map(({ mode, path, oid, type }) => ({
      order: Buffer.from(type === 'tree' ? `${path}/` : path),
      bytes: Buffer.concat([
        Buffer.from(`${mode.replace(/^0/, '')} ${path}\0`),
        Buffer.from(oid, 'hex'),
      ]),
    }))
    .sort((a, b) => a.order.compare(b.order));
  return { type: 'tree', bytes: Buffer.concat(named.map(it => it.bytes)) };
}

/** A commit as an object. `at`: seconds since 1970, UTC. */
export function commitObject(commit: {
  tree: string;
  parents: string[];
  /** `Name <address>` */
  author: string;
  message: string;
  at: number;
}): GitObject {
  const { tree, parents, author, message, at } = commit;
  const lines = [
    `tree ${tree}`,
    ...parents.map(parent => `parent ${parent}`),
    `author ${author} ${at} +0000`,
    `committer ${author} ${at} +0000`,
    '',
    message,
    '',
  ];
  return { type: 'commit', bytes: Buffer.from(lines.join('\n')) };
}
