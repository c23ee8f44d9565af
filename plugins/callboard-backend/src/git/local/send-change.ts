import { ForeignCommitError } from '../errors';
import { PlannedChange, SentChange } from '../GitHost';
import { branchRef, openId } from '../change-ref';
import { carries, ChangeLedger, ChangeRecord } from './ChangeLedger';
import { formatChangeMessage } from '../commit-message';
import { editTree } from '../edit-tree';
import { Commit } from '../objects';
import { LocalRepository } from './open-repository';
import { sameEdits, writeEdits } from '../planned-edits';
import { diffCommits, TreeDifference } from '../read-tree';

/** A repository and the changes in it. */
export interface RepositoryWithChanges extends LocalRepository {
  ledger: ChangeLedger;
}

/**
 * Brings the branch of a change to hold exactly a plan. The caller holds the lock.
 *
 * `now`: seconds since 1970.
 * @throws StaleBaseError, ForeignCommitError, InputError; then no ref has moved.
 */
export async function sendChange(
  repository: RepositoryWithChanges,
  plan: PlannedChange,
  now: number,
): Promise<SentChange['state']> {
  const { objects, ledger } = repository;
  const head = await objects.commit(await ledger.head());
  const edits = await writeEdits(objects, head.tree, plan);
  const present = await ledger.find(openId(plan.branch));
  const sending = { repository, plan, head, edits, now };
  return present?.state === 'open'
    ? update(sending, present)
    : openAnew(sending, present);
}

interface Sending {
  repository: RepositoryWithChanges;
  plan: PlannedChange;
  head: Commit;
  edits: TreeDifference[];
  now: number;
}

async function openAnew(
  sending: Sending,
  previous: ChangeRecord | undefined,
): Promise<'opened'> {
  const { plan, head, now, repository } = sending;
  const stranger = await repository.refs.read(branchRef(plan.branch));
  if (stranger) throw new ForeignCommitError(plan.branch, stranger);
  // Later than the change of this name before it, so that the two never are the same commit.
  const at = previous ? Math.max(now, previous.openedAt + 1) : now;
  await commit({ ...sending, now: at }, undefined, [head.oid]);
  return 'opened';
}

async function update(
  sending: Sending,
  present: ChangeRecord,
): Promise<'updated' | 'reused'> {
  const { repository, edits, head } = sending;
  const { branch, tip, commits } = present;
  const base = await repository.ledger.mergeBase(present);
  const held = await diffCommits(repository.objects, base, tip);
  if (sameEdits(edits, held)) return 'reused';

  const foreign = commits.find(one => !carries(one, branch));
  if (foreign) throw new ForeignCommitError(branch, foreign.oid);
  // With the head behind it, the branch differs from the base branch in these edits and nothing else.
  const parents = base === head.oid ? [tip] : [tip, head.oid];
  await commit(sending, tip, parents);
  return 'updated';
}

async function commit(
  { repository, plan, edits, head, now }: Sending,
  tip: string | undefined,
  parents: string[],
) {
  const { objects, refs } = repository;
  const tree = await editTree(objects, head.tree, edits);
  const message = formatChangeMessage(plan);
  const oid = await objects.writeCommit({ tree, parents, message, at: now });
  await refs.move(branchRef(plan.branch), tip, oid);
}
