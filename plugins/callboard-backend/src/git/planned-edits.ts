import { InputError } from '@backstage/errors';
import { StaleBaseError } from './errors';
import { FileEdit, PlannedChange } from './GitHost';
import { parseBranch } from './change-ref';
import { formatChangeMessage } from './commit-message';
import { assertWritablePath } from './file-path';
import { WritableObjects } from './objects';
import { fileAt, TreeDifference } from './read-tree';

/**
 * Refuses a plan that could not be sent to any repository.
 * @throws InputError for a branch, title, requester or path that is not allowed, or no edits.
 */
export function assertSendable(plan: PlannedChange): void {
  const { operation } = parseBranch(plan.branch);
  formatChangeMessage(plan);
  if (plan.edits.length === 0) throw new InputError('a change needs an edit');
  plan.edits.forEach(({ path }) => assertWritablePath(path, operation));
  assertSizes(plan.edits);
}

/** Far more than a change of ours ever holds: a plan beyond it is a mistake of ours, and hosts refuse it late. */
const most = { files: 1000, bytesOfFile: 512 * 1024, bytes: 8 * 1024 * 1024 };

function assertSizes(edits: FileEdit[]): void {
  if (edits.length > most.files) {
    throw new InputError(
      `${edits.length} files are too many for one change: at most ${most.files}`,
    );
  }
  const sizes = edits.map(({ after }) => Buffer.byteLength(after ?? ''));
  const large = edits.find((_, index) => sizes[index] > most.bytesOfFile);
  if (large) {
    throw new InputError(
      `${large.path} is too large: at most ${most.bytesOfFile} bytes`,
    );
  }
  if (sizes.reduce((sum, size) => sum + size, 0) > most.bytes) {
    throw new InputError(
      `the files of one change are too large: at most ${most.bytes} bytes together`,
    );
  }
}

/**
 * The plan as differences from a head, sorted by path; edits that change nothing are left out.
 * Writes the new texts as blobs.
 * @throws StaleBaseError naming the files that are not what the plan was made from.
 * @throws InputError where nothing is left.
 */
export async function writeEdits(
  objects: WritableObjects,
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
