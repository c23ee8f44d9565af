/** What a folder holds under one name. */
export interface TreeEntry {
  /** `100644`, `100755` (executable), `120000` (a link), `040000` (a folder), `160000` (a submodule) */
  mode: string;
  /** The name alone. */
  path: string;
  oid: string;
  type: 'blob' | 'tree' | 'commit';
}

/** A commit as read. `authoredAt`: seconds since 1970. */
export interface Commit {
  oid: string;
  tree: string;
  parents: string[];
  message: string;
  authoredAt: number;
}

/** Commits, trees and blobs of a repository, by oid: 40 hexadecimal digits. What an oid names never changes. */
export interface Objects {
  /** @throws where the repository has no such commit. */
  commit(oid: string): Promise<Commit>;
  /** The entries of one folder. */
  tree(oid: string): Promise<TreeEntry[]>;
  /** A file, read as UTF-8. */
  text(oid: string): Promise<string>;
}

/** Objects to which trees and blobs can be added; until a ref leads to them, nobody else sees them. */
export interface WritableObjects extends Objects {
  /** Answers the oid. */
  writeText(text: string): Promise<string>;
  /** Answers the oid; the order of the entries does not matter. */
  writeTree(entries: TreeEntry[]): Promise<string>;
}
