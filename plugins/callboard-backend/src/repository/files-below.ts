import { ReadFile } from './read-file';
import { RepositoryState } from './state';

/** The files in a folder such as `services/shop` and in those below it, in alphabetical order. */
export function filesBelow(
  { paths, files }: Pick<RepositoryState, 'paths' | 'files'>,
  folder: string,
): [path: string, file: ReadFile][] {
  const prefix = `${folder}/`;
  const start = firstFrom(paths, prefix);
  const found: [string, ReadFile][] = [];
  for (let at = start; paths[at]?.startsWith(prefix); at++) {
    found.push([paths[at], files.get(paths[at])!]);
  }
  return found;
}

/** Where the first of the sorted texts stands that is not before this one. */
function firstFrom(sorted: string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
