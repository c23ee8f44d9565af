import { Commit, Objects, TreeEntry, WritableObjects } from '../objects';
import { commitObject, GitObject, oidOf, treeObject } from './git-object';

/** Everything is committed under one name; the person who asked is in a trailer. */
const CALLBOARD = 'Callboard <callboard@localhost>';

/** What a change adds to the objects of a repository: kept here until it is pushed. */
export class Draft implements WritableObjects {
  private readonly written = new Map<string, GitObject>();
  private readonly trees = new Map<string, TreeEntry[]>();

  constructor(private readonly present: Objects) {}

  commit(oid: string): Promise<Commit> {
    return this.present.commit(oid);
  }

  async tree(oid: string): Promise<TreeEntry[]> {
    return this.trees.get(oid) ?? this.present.tree(oid);
  }

  async text(oid: string): Promise<string> {
    const blob = this.written.get(oid);
    return blob ? blob.bytes.toString('utf8') : this.present.text(oid);
  }

  async writeText(text: string): Promise<string> {
    return this.write({ type: 'blob', bytes: Buffer.from(text, 'utf8') });
  }

  async writeTree(entries: TreeEntry[]): Promise<string> {
    const oid = this.write(treeObject(entries));
    this.trees.set(oid, entries);
    return oid;
  }

  /** `at`: seconds since 1970. */
  writeCommit(commit: {
    tree: string;
    parents: string[];
    message: string;
    at: number;
  }): string {
    return this.write(commitObject({ ...commit, author: CALLBOARD }));
  }

  /** Everything that was written. */
  get objects(): GitObject[] {
    return [...this.written.values()];
  }

  private write(object: GitObject): string {
    const oid = oidOf(object);
    this.written.set(oid, object);
    return oid;
  }
}
