import { InputError } from '@backstage/errors';
import { StaleBaseError } from '../errors';
import { PlannedChange } from '../GitHost';
import { parseBranch } from './change-ref';
import { formatChangeMessage } from './commit-message';
import { assertFilePath } from './file-path';
import { ObjectStore } from './ObjectStore';
import { fileAt, TreeDifference } from './read-tree';

/**
 * Refuses a plan that could not be sent to any repository.
 * @throws InputError for a branch, title, requester or path that is not allowed, or no edits.
 */
export function assertSendable(plan: PlannedChange): void {
  parseBranch(plan.branch);
  formatChangeMessage(plan);
  if (plan.edits.length === 0) throw new InputError('a change needs an edit');
  plan.edits.forEach(({ path }) => assertFilePath(path));
}

/**
 * The plan as differences from a head, sorted by path; edits that change nothing are left out.
 * Writes the new texts as blobs.
 * @throws StaleBaseError naming the files that are not what the plan was made from.
 * @throws InputError where nothing is left.
 */
export async function writeEdits(
  objects: ObjectStore,
  headTree: string,
  plan: PlannedChange,
): Promise<TreeDifference[]> {
  const stale: string[] = [];
  for (const { path, before } of plan.edits) {
    if ((await fileAt(objects, headTree, path)) !== before) stale.push(path);
  }
  if (stale.length > 0) throw new StaleBaseError(stale);

  const edits: TreeDifference[] = [];
  for (const { path, before, after: text } of plan.edits) {
    const after = text === null ? null : await objects.writeText(text);
    if (before !== after) edits.push({ path, before, after });
  }
  if (edits.length === 0) throw new InputError('the edits change nothing');
  return edits.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Are these the same edits? Both sorted by path. */
export function sameEdits(a: TreeDifference[], b: TreeDifference[]): boolean {
  const key = (edits: TreeDifference[]) =>
    JSON.stringify(
      edits.map(({ path, before, after }) => [path, before, after]),
    );
  return key(a) === key(b);
}
