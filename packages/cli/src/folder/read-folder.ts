import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import type { ManifestFile, Problem } from '@callboard/reachability';
import { Misuse } from '../Misuse';
import { Ignored } from './Ignored';

/** The files of a folder that may hold manifests, and those that cannot be read; in alphabetical order. */
export interface Folder {
  /** With `/` between its parts, relative to the folder. */
  files: ManifestFile[];
  problems: Problem[];
}

const extensions = ['.yaml', '.yml', '.json'];

/** A way that is left to go: where it leads, and what it is called. */
interface Entry {
  real: string;
  path: string;
}

interface Walk extends Folder {
  root: string;
  ignored: Ignored;
  links: Entry[];
  /** What was gone into or read, by where it really lies. */
  seen: Set<string>;
}

/**
 * Reads the YAML and JSON files of a folder and of those in it, but for hidden ones, `node_modules` and what is to be
 * ignored. Links are
 * followed as long as they stay in the folder. Whatever cannot be read is a problem.
 * @throws Misuse where it is no folder.
 */
export async function readFolder(
  base: string,
  folder: string,
  ignored = new Ignored([]),
): Promise<Folder> {
  const root = await realpath(resolve(base, folder)).catch(() => undefined);
  if (!root || !(await stat(root)).isDirectory()) {
    throw new Misuse(`${folder} is no folder that is there`);
  }
  const walk: Walk = {
    root,
    ignored,
    links: [],
    seen: new Set(),
    files: [],
    problems: [],
  };
  await goInto(walk, { real: root, path: '' });
  // What a link leads to is mostly there already, by its own name.
  for (let link = walk.links.shift(); link; link = walk.links.shift()) {
    await follow(walk, link);
  }
  const { files, problems } = walk;
  return { files: files.sort(byPath), problems: problems.sort(byPath) };
}

async function goInto(walk: Walk, { real, path }: Entry): Promise<void> {
  walk.seen.add(real);
  const entries = await orProblem(walk, path || '.', () =>
    readdir(real, { withFileTypes: true }),
  );
  for (const entry of entries ?? []) {
    const { name } = entry;
    const next = {
      real: join(real, name),
      path: path ? `${path}/${name}` : name,
    };
    const isCandidate =
      entry.isSymbolicLink() || entry.isDirectory() || mayHoldManifests(name);
    if (isPassedOver(name) || !isCandidate || walk.ignored.has(next.path))
      continue;
    if (entry.isSymbolicLink()) walk.links.push(next);
    else if (entry.isDirectory()) await goInto(walk, next);
    else await read(walk, next);
  }
}

async function follow(walk: Walk, { real, path }: Entry): Promise<void> {
  const target = await realpath(real).catch(() => undefined);
  const isFolder = target !== undefined && (await stat(target)).isDirectory();
  if (!isFolder && !mayHoldManifests(path)) return;
  if (target === undefined || !isWithin(walk.root, target)) {
    walk.problems.push({
      path,
      message: target
        ? 'a link that leads out of the folder is not followed'
        : 'a link that leads nowhere',
    });
    return;
  }
  if (walk.seen.has(target)) return;
  if (isFolder) await goInto(walk, { real: target, path });
  else await read(walk, { real: target, path });
}

async function read(walk: Walk, { real, path }: Entry): Promise<void> {
  walk.seen.add(real);
  const text = await orProblem(walk, path, async () => {
    // A pipe would be waited for.
    if (!(await lstat(real)).isFile()) throw new Error('it is no plain file');
    const bytes = await readFile(real);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  });
  if (text !== undefined) walk.files.push({ path, text });
}

async function orProblem<T>(
  { problems }: Walk,
  path: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    problems.push({ path, message: `cannot be read: ${reasonOf(error)}` });
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return 'it is no UTF-8 text';
  if (code === 'ENOENT') return 'it is gone, or its name is no UTF-8 text';
  if (/TOO_(LARGE|LONG)$/.test(code ?? '')) return 'it is too large';
  return code ?? message;
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function mayHoldManifests(path: string): boolean {
  return (
    extensions.includes(extname(path).toLowerCase()) ||
    basename(path) === 'Kustomization'
  );
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

function byPath(one: { path: string }, other: { path: string }): number {
  return one.path < other.path ? -1 : 1;
}
