import { Commit, Objects, TreeEntry } from '../objects';
import { Remembered } from '../../kept/Remembered';
import { Forge } from './Forge';
import { readArchive } from './read-archive';

const CACHED_COMMITS = 5_000;
const CACHED_TEXTS = 500;
const CACHED_TREES = 500;

/** What is read of a repository: contracts, platform files, manifests. */
const FOLDERS = /^(platform|services|deploy)\//;

/** More unknown files than this come as an archive: one request instead of one for each. */
const mostSingleFiles = 100;

/**
 * The objects of a repository at a Git host.
 *
 * An oid names its content, so what is known is never asked for again. The first commit comes whole, as one archive; of a
 * later one only the folders and files that are not known yet, which are those in which it differs. So a merged change
 * costs some requests, however large the repository is.
 *
 * Folders are kept. Texts are not, but for the last few: whoever reads a whole commit keeps them already.
 */
export class RemoteObjects implements Objects {
  private readonly commits = new Remembered<Commit>(CACHED_COMMITS);
  private readonly texts = new Remembered<string>(CACHED_TEXTS);
  /** Those that were asked for last. */
  private readonly readTrees = new Remembered<TreeEntry[]>(CACHED_TREES);
  private trees = new Map<string, TreeEntry[]>();
  /** What an archive brought and nobody has read yet. */
  private archived = new Map<string, string>();
  private filling: Promise<void> | undefined;

  constructor(private readonly forge: Forge) {}

  commit(oid: string): Promise<Commit> {
    return this.commits.get(oid, () => this.forge.commit(oid));
  }

  async tree(oid: string): Promise<TreeEntry[]> {
    const known = this.trees.get(oid);
    if (known) return known;
    const entries = await this.readTrees.get(oid, () => this.forge.tree(oid));
    this.trees.set(oid, entries);
    return entries;
  }

  async text(oid: string): Promise<string> {
    return (
      this.archived.get(oid) ?? this.texts.get(oid, () => this.forge.text(oid))
    );
  }

  /** Gets ready to walk through a commit. Where nothing is known yet, its archive brings everything. */
  async prepareFolders(commit: string): Promise<void> {
    if (this.trees.size === 0) await this.fill(commit);
  }

  /** Gets ready to read files of a commit. Many unknown ones come as its archive. */
  async prepareTexts(commit: string, oids: string[]): Promise<void> {
    const unknown = oids.filter(oid => !this.archived.has(oid));
    if (unknown.length > mostSingleFiles) await this.fill(commit);
  }

  /** Forgets the folders that are not part of a commit, and the texts of archives. */
  async keepOnly(commit: string): Promise<void> {
    this.archived = new Map();
    const kept = new Map<string, TreeEntry[]>();
    const waiting = [(await this.commit(commit)).tree];
    for (let oid = waiting.pop(); oid; oid = waiting.pop()) {
      const entries = this.trees.get(oid);
      if (!entries || kept.has(oid)) continue;
      kept.set(oid, entries);
      for (const { type, oid: below } of entries) {
        if (type === 'tree') waiting.push(below);
      }
    }
    this.trees = kept;
  }

  /** One archive at a time, for all who wait for it. */
  private fill(commit: string): Promise<void> {
    this.filling ??= this.readArchive(commit).finally(() => {
      this.filling = undefined;
    });
    return this.filling;
  }

  private async readArchive(commit: string): Promise<void> {
    const archive = await this.forge.archive(commit);
    const { trees, texts } = await readArchive(archive, path =>
      FOLDERS.test(path),
    );
    trees.forEach((entries, oid) => this.trees.set(oid, entries));
    texts.forEach((text, oid) => this.archived.set(oid, text));
  }
}
