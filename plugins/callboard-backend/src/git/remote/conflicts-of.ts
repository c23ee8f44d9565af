import { Objects } from '../objects';
import { diffCommits, fileAt } from '../read-tree';
import { readHistory } from './branch-history';
import { PullRequest } from './Forge';

/**
 * The paths that the base branch changed, too, otherwise than an open pull request does. Hosts only say that there are
 * some, and not always at once.
 */
export async function conflictsOf(
  objects: Objects,
  { branch, tip, state, isMergeable }: PullRequest,
  head: () => Promise<string>,
): Promise<string[]> {
  if (state !== 'open' || isMergeable) return [];
  const { base } = await readHistory(objects, branch, tip);
  if (!base) return [];
  const { tree } = await objects.commit(await head());
  const edits = await diffCommits(objects, base, tip);
  const contested = await Promise.all(
    edits.map(async ({ path, before, after }) => {
      const is = await fileAt(objects, tree, path);
      return is === before || is === after ? [] : [path];
    }),
  );
  return contested.flat();
}
