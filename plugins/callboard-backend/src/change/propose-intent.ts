import { ConflictError } from '@backstage/errors';
import { Proposal } from '@callboard/plugin-callboard-common';
import { Repository } from '../repository/Repository';
import { refOf } from '../repository/state';
import { Surroundings } from './body/Surroundings';
import { branchOf } from './change-name';
import { InvalidChangeError } from './InvalidChangeError';
import { Intent } from './operations/Operation';
import { LookAround, planWithHistory } from './plan-with-history';

interface Proposing {
  dryRun: boolean;
  /** The person's own at the Git host. */
  gitToken?: string;
  where: Surroundings;
  lookAround: LookAround;
}

/**
 * Plans what is asked for on the present head and on what runs now, and opens it as a change unless it is a dry run.
 * @throws InvalidChangeError, ConflictError where another open change is in the way; nothing is written then.
 */
export async function proposeIntent(
  repository: Repository,
  intent: Intent,
  { dryRun, gitToken, where, lookAround }: Proposing,
): Promise<Proposal> {
  await refuseIfRivalIsOpen(repository, intent);
  const state = await repository.read();
  const planned = await planWithHistory(repository, state, intent, lookAround);
  if (!planned.ok) throw new InvalidChangeError(planned.issues);
  const { edits, files, connectivity } = planned.plan;
  const { title, effect, risks, body } = intent.describe(
    state,
    planned.plan,
    where,
  );
  const notes = [...risks, ...planned.plan.notes];
  if (edits.length === 0)
    return { state: 'no-change', title, effect: [], notes, files };
  const shown = { title, effect, notes, files, connectivity };
  if (dryRun) return { state: 'planned', ...shown };
  await refuseIfOfSomebodyElse(repository, intent);
  const sent = await repository.host.send(
    {
      branch: branchOf(intent.name),
      base: state.commit,
      title,
      body,
      requestedBy: intent.requestedBy,
      edits,
    },
    { gitToken },
  );
  return { ...sent, ...shown };
}

/** Two changes that undo each other would leave it to chance which is merged last. */
async function refuseIfRivalIsOpen(
  { host }: Repository,
  { rival }: Intent,
): Promise<void> {
  const open = rival && (await host.findOpenChange(branchOf(rival)));
  if (open) {
    throw new ConflictError(
      `${open.requestedBy} asked for the opposite, and that change is still open (${open.id}): settle it first`,
    );
  }
}

async function refuseIfOfSomebodyElse(
  { host }: Repository,
  { name, requestedBy }: Intent,
): Promise<void> {
  const open = await host.findOpenChange(branchOf(name));
  if (open && open.requestedBy !== requestedBy) {
    throw new ConflictError(
      `${open.requestedBy} asked for ${refOf(
        name.service,
      )} already, and that change is still open (${open.id}): settle it first`,
    );
  }
}
