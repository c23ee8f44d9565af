import { NotFoundError } from '@backstage/errors';
import { branchRef } from '../change-ref';
import { formatChangeMessage } from '../commit-message';
import { editTree } from '../edit-tree';
import { ForeignCommitError } from '../errors';
import { PlannedChange, SentChange } from '../GitHost';
import { Commit } from '../objects';
import { sameEdits, writeEdits } from '../planned-edits';
import { diffCommits, TreeDifference } from '../read-tree';
import { BranchHistory, readHistory } from './branch-history';
import { CredentialsProvider } from './Credentials';
import { Draft } from './Draft';
import { Forge, PullRequest } from './Forge';
import { GitServer } from './GitServer';
import { HostRefusedError } from './HostRefusedError';
import { readSigned } from './pull-request-body';
import { textOf } from './pull-request-text';
import { RemoteObjects } from './RemoteObjects';

/** The ways to a repository. `base`: the name of the base branch. */
export interface Ways {
  objects: RemoteObjects;
  forge: Forge;
  server: GitServer;
  base: string;
}

/** What became of a plan. */
export interface SentPullRequest {
  state: SentChange['state'];
  pullRequest: PullRequest;
}

interface Sending {
  ways: Ways;
  plan: PlannedChange;
  credentials: CredentialsProvider | undefined;
  draft: Draft;
  head: Commit;
  edits: TreeDifference[];
  /** The open pull request of the branch. */
  open: PullRequest | undefined;
  tip: string | undefined;
}

/**
 * Brings the branch of a change to hold exactly a plan, and a pull request of that branch to be open.
 *
 * Each step looks at what is there first, so an attempt that was killed between two of them is finished by the next. The
 * branch never loses a commit: what is added comes on top.
 * @throws StaleBaseError, ForeignCommitError, InputError before anything is written; BranchMovedError where somebody was
 * quicker.
 */
export async function sendChange(
  ways: Ways,
  plan: PlannedChange,
  credentials?: CredentialsProvider,
): Promise<SentPullRequest> {
  const { objects, forge, server, base } = ways;
  const refs = await server.refs(
    [branchRef(base), branchRef(plan.branch)],
    credentials,
  );
  const headOid = refs.get(branchRef(base));
  if (!headOid) throw new NotFoundError(`there is no branch ${base}`);
  const head = await objects.commit(headOid);
  const draft = new Draft(objects);
  const edits = await writeEdits(draft, head.tree, plan);
  const [open] = await forge.openPullRequestsOf(plan.branch);
  const tip = refs.get(branchRef(plan.branch));
  const sending = { ways, plan, credentials, draft, head, edits, open, tip };
  return tip ? continueBranch(sending, tip) : startBranch(sending);
}

async function startBranch(sending: Sending): Promise<SentPullRequest> {
  const commit = await push(sending, [sending.head.oid]);
  return openPullRequest(sending, commit);
}

async function continueBranch(
  sending: Sending,
  tip: string,
): Promise<SentPullRequest> {
  const { ways, plan, edits, head, open } = sending;
  const history = await readHistory(ways.objects, plan.branch, tip);
  // Some hosts keep the branch of a pull request that is merged or closed.
  const ended = open ? [] : await ways.forge.endedPullRequestsOf(plan.branch);
  const isOver = ended.some(one => one.tip === tip);
  if (!isOver && (await holds(ways.objects, history, tip, edits))) {
    return open
      ? { state: 'reused', pullRequest: await describe(sending, open, tip) }
      : openPullRequest(sending, tip);
  }
  if (history.foreign) {
    throw new ForeignCommitError(plan.branch, history.foreign);
  }
  // With the head behind it, the branch differs from the base branch in these edits and nothing else.
  const parents = history.base === head.oid ? [tip] : [tip, head.oid];
  const commit = await push(sending, parents);
  return open
    ? { state: 'updated', pullRequest: await describe(sending, open, commit) }
    : openPullRequest(sending, commit);
}

async function holds(
  objects: RemoteObjects,
  { base }: BranchHistory,
  tip: string,
  edits: TreeDifference[],
): Promise<boolean> {
  return (
    base !== undefined &&
    sameEdits(edits, await diffCommits(objects, base, tip))
  );
}

async function push(sending: Sending, parents: string[]): Promise<string> {
  const { ways, plan, draft, head, edits, tip, credentials } = sending;
  const commit = draft.writeCommit({
    tree: await editTree(draft, head.tree, edits),
    parents,
    // The body is what people read in the pull request; a commit cannot be edited there.
    message: formatChangeMessage({ ...plan, body: '', base: head.oid }),
    at: Math.floor(Date.now() / 1000),
  });
  const ref = branchRef(plan.branch);
  const move = { ref, from: tip, to: commit };
  await ways.server.push(move, draft.objects, credentials);
  return commit;
}

async function openPullRequest(
  { ways, plan, credentials }: Sending,
  commit: string,
): Promise<SentPullRequest> {
  const { forge } = ways;
  let mine: PullRequest | undefined;
  let refusal: unknown;
  const ended = await forge.endedPullRequestsOf(plan.branch);
  try {
    const text = textOf(plan, commit, ended);
    mine = await forge.open(plan.branch, text, credentials);
  } catch (error) {
    if (!(error instanceof HostRefusedError)) throw error;
    // Somebody who sent the same was quicker, or an answer got lost.
    refusal = error;
  }
  const [first, ...others] = await forge.openPullRequestsOf(plan.branch);
  if (!first) {
    if (mine) return { state: 'opened', pullRequest: mine };
    throw refusal;
  }
  // Hosts let two in that arrive in the same moment. The older one stays, whoever finds out.
  for (const { number } of others) await forge.close(number, credentials);
  return first.number === mine?.number
    ? { state: 'opened', pullRequest: first }
    : { state: 'reused', pullRequest: first };
}

/**
 * Brings the text of an open pull request in line with its commit. What a person has edited stays: then the new text
 * follows as a comment.
 */
async function describe(
  { ways, plan, credentials }: Sending,
  open: PullRequest,
  commit: string,
): Promise<PullRequest> {
  const present = readSigned(open.body);
  if (present?.commit === commit) return { ...open, tip: commit };
  const ended = await ways.forge.endedPullRequestsOf(plan.branch);
  const text = textOf(plan, commit, ended);
  if (present) {
    const edited = await ways.forge.edit(open.number, text, credentials);
    return { ...edited, tip: commit };
  }
  if (open.tip !== commit) {
    await ways.forge.comment(open.number, text.body, credentials);
  }
  return { ...open, tip: commit };
}
