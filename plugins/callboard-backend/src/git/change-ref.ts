import { InputError } from '@backstage/errors';

/** A change that is over: `merged` into the base branch, or `closed` without. */
export type EndedState = 'merged' | 'closed';

/** What the name of a branch says. */
export interface BranchName {
  operation: string;
  namespace: string;
  service: string;
  subject: string;
}

/** Where open changes are: branches that `git clone` brings along. */
export const OPEN_FOLDER = 'refs/heads/callboard';

/** Where ended ones are: kept for good, but not branches any more. */
export const ENDED_FOLDER = 'refs/callboard';

const SEGMENT = '[A-Za-z0-9_-](?:\\.?[A-Za-z0-9_-])*';
const NAME = `${SEGMENT}/${SEGMENT}/${SEGMENT}/${SEGMENT}`;
const BRANCH = new RegExp(`^callboard/(${NAME})$`);
const ENDED_REF = new RegExp(
  `^${ENDED_FOLDER}/(merged|closed)/(${NAME})/([0-9a-f]{8})$`,
);

/** @throws InputError where it is not `callboard/<operation>/<namespace>/<service>/<subject>`. */
export function parseBranch(branch: string): BranchName {
  if (!isChangeBranch(branch)) {
    throw new InputError(
      `${JSON.stringify(branch)} is not the branch of a change`,
    );
  }
  const [, operation, namespace, service, subject] = branch.split('/');
  return { operation, namespace, service, subject };
}

/** File systems refuse names of more than 255 bytes, and there is a temporary suffix to a name. */
const LONGEST = 200;

/** Git refuses refs with a segment that ends in `.lock`. */
export function isChangeBranch(branch: string): boolean {
  return (
    BRANCH.test(branch) &&
    !/\.lock(\/|$)/.test(branch) &&
    branch.split('/').every(segment => segment.length <= LONGEST)
  );
}

/** The ref of a branch. */
export const branchRef = (branch: string) => `refs/heads/${branch}`;

/** Where the ended changes of one branch are: `refs/callboard/<state>/<operation>/<namespace>/<service>/<subject>` */
export function endedFolder(state: EndedState, branch: string): string {
  return `${ENDED_FOLDER}/${state}/${branch.slice('callboard/'.length)}`;
}

/** The ref of an ended change: the first 8 digits of its tip, in the folder of its branch. */
export function endedRef(state: EndedState, branch: string, tip: string) {
  return `${endedFolder(state, branch)}/${tip.slice(0, 8)}`;
}

/** The state and branch that an ended ref tells of; nothing for a ref that is not one of ours. */
export function parseEndedRef(ref: string) {
  const [, state, branch] = ENDED_REF.exec(ref) ?? [];
  if (state !== 'merged' && state !== 'closed') return undefined;
  const name = `callboard/${branch}`;
  return isChangeBranch(name) ? ({ state, branch: name } as const) : undefined;
}

/** The id while it is open: `onboard:shop:orders:all`. */
export function openId(branch: string): string {
  return branch.split('/').slice(1).join(':');
}

/** The id once it is over: `onboard:shop:orders:all:1a2b3c4d`. */
export function endedId(branch: string, tip: string): string {
  return `${openId(branch)}:${tip.slice(0, 8)}`;
}

/** The branch that an id speaks of, open or ended; nothing for what is no id. */
export function parseId(id: string): string | undefined {
  const [operation, namespace, service, subject] = id.split(':');
  const branch = ['callboard', operation, namespace, service, subject].join(
    '/',
  );
  return isChangeBranch(branch) ? branch : undefined;
}
