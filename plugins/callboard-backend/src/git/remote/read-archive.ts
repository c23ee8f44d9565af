import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, Header } from 'tar-stream';
import { TreeEntry } from '../objects';
import { oidOf, treeObject } from './git-object';

/** What an archive tells of a commit. */
export interface ArchivedObjects {
  /** The files of the wanted folders, by oid. */
  texts: Map<string, string>;
  /** Every folder, by oid. */
  trees: Map<string, TreeEntry[]>;
}

/** A larger file is read when somebody asks for it. */
const largestText = 1024 * 1024;
/** An archive that unpacks to more than this is none that we asked for. */
const largestArchive = 4 * 1024 * 1024 * 1024;

interface Folder {
  folders: Map<string, Folder>;
  files: Map<string, TreeEntry>;
}

/**
 * Reads what a Git host packs of a commit (tar, gzip, one folder on top) as Git's own objects.
 *
 * A host may leave files out or write them otherwise (`export-ignore`, `export-subst`, line ends). That does no harm:
 * objects are known by the hash of what they hold, so what is not the repository's own has a name that nobody asks for.
 */
export async function readArchive(
  archive: ReadableStream<Uint8Array>,
  isWanted: (path: string) => boolean,
): Promise<ArchivedObjects> {
  const texts = new Map<string, string>();
  const root = newFolder();
  const unpacked = extract();
  const packed = Readable.fromWeb(
    archive as Parameters<typeof Readable.fromWeb>[0],
  );
  const gunzip = createGunzip();
  packed.on('error', error => unpacked.destroy(error));
  gunzip.on('error', error => unpacked.destroy(error));
  packed.pipe(gunzip).pipe(unpacked);
  let total = 0;
  for await (const entry of unpacked) {
    const { header } = entry;
    total += header.size ?? 0;
    if (total > largestArchive) {
      throw new Error(`the archive holds more than ${largestArchive} bytes`);
    }
    const path = header.name.split('/').slice(1).join('/');
    const bytes = await bytesOf(entry, header);
    if (!path || !bytes) continue;
    const oid = oidOf({ type: 'blob', bytes });
    if (
      header.type === 'file' &&
      isWanted(path) &&
      bytes.length <= largestText
    ) {
      texts.set(oid, bytes.toString('utf8'));
    }
    put(root, path, modeOf(header), oid);
  }
  const trees = new Map<string, TreeEntry[]>();
  hashFolder(root, trees);
  return { texts, trees };
}

/** What Git stores of an entry: the bytes of a file, the target of a link; nothing of what is neither. */
async function bytesOf(
  entry: AsyncIterable<unknown>,
  { type, linkname }: Header,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk as Buffer);
  if (type === 'file') return Buffer.concat(chunks);
  return type === 'symlink' ? Buffer.from(linkname ?? '') : undefined;
}

function modeOf({ type, mode = 0 }: Header): string {
  if (type === 'symlink') return '120000';
  return mode & 0o100 ? '100755' : '100644';
}

function put(root: Folder, path: string, mode: string, oid: string): void {
  const names = path.split('/');
  const name = names.pop()!;
  let folder = root;
  for (const inside of names) {
    const next = folder.folders.get(inside) ?? newFolder();
    folder.folders.set(inside, next);
    folder = next;
  }
  folder.files.set(name, { mode, path: name, oid, type: 'blob' });
}

function hashFolder(
  { folders, files }: Folder,
  trees: Map<string, TreeEntry[]>,
): string {
  const entries = [
    ...files.values(),
    ...[...folders].map(
      ([path, folder]): TreeEntry => ({
        mode: '040000',
        path,
        oid: hashFolder(folder, trees),
        type: 'tree',
      }),
    ),
  ];
  const oid = oidOf(treeObject(entries));
  trees.set(oid, entries);
  return oid;
}

function newFolder(): Folder {
  return { folders: new Map(), files: new Map() };
}
