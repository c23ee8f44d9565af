import { RepositoryState } from '../repository/state';
import { Beside } from './Beside';
import { ChangeDraft } from './ChangeDraft';
import { ChangePlan } from './ChangePlan';
import { effectOn } from './connectivity';
import { ContractEdits } from './ContractEdits';
import { ChangeIssue } from './InvalidChangeError';
import { RunningIn } from './Running';

export type Planning =
  | { ok: true; plan: ChangePlan }
  | { ok: false; issues: ChangeIssue[] };

/** How a change is planned: each step takes plain data, and whatever it finds wrong ends the plan. */
export interface Steps {
  /** Namespaces, as Git names them, of which it matters what runs in them; none where it is left out. */
  namespaces?: string[];
  /** What stands in the way before anything is planned. */
  refuse(state: RepositoryState, running: RunningIn): ChangeIssue[];
  /** What becomes of contracts and grants. */
  edit(contracts: ContractEdits): void;
  /** What these render to. */
  render(draft: ChangeDraft): void;
}

/** Plans a change. Pure: nothing is read but its arguments, nothing is written. What is there already plans nothing. */
export function planChange(
  state: RepositoryState,
  { refuse, edit, render }: Steps,
  { versions = new Map(), running = new Map() }: Partial<Beside> = {},
): Planning {
  const refusals = refuse(state, running);
  if (refusals.length) return { ok: false, issues: refusals };
  const contracts = new ContractEdits(state);
  edit(contracts);
  const draft = new ChangeDraft(state, contracts, { versions, running });
  render(draft);
  const issues = [...contracts.issues, ...draft.issues];
  if (issues.length) return { ok: false, issues };
  const plan = draft.toPlan();
  const connectivity = effectOn(state, plan.files);
  return { ok: true, plan: { ...plan, connectivity } };
}
