import { RepositoryState } from '../repository/state';
import { ChangeDraft } from './ChangeDraft';
import { ChangePlan } from './ChangePlan';
import { effectOn } from './connectivity';
import { ContractEdits } from './ContractEdits';
import { ChangeIssue } from './InvalidChangeError';

export type Planning =
  | { ok: true; plan: ChangePlan }
  | { ok: false; issues: ChangeIssue[] };

/** How a change is planned: each step takes plain data, and whatever it finds wrong ends the plan. */
export interface Steps {
  /** What stands in the way before anything is planned. */
  refuse(state: RepositoryState): ChangeIssue[];
  /** What becomes of contracts and grants. */
  edit(contracts: ContractEdits): void;
  /** What these render to. */
  render(draft: ChangeDraft): void;
}

/**
 * Plans a change. Pure: nothing is read but `state`, nothing is written. What is there already plans nothing.
 *
 * `versions` are the earlier texts of files, newest first, by path: what HEAD's contracts do not tell of the base of a
 * person's edits is looked up there.
 */
export function planChange(
  state: RepositoryState,
  { refuse, edit, render }: Steps,
  versions: Map<string, string[]> = new Map(),
): Planning {
  const refusals = refuse(state);
  if (refusals.length) return { ok: false, issues: refusals };
  const contracts = new ContractEdits(state);
  edit(contracts);
  const draft = new ChangeDraft(state, contracts, versions);
  render(draft);
  const issues = [...contracts.issues, ...draft.issues];
  if (issues.length) return { ok: false, issues };
  const plan = draft.toPlan();
  const connectivity = effectOn(state, plan.files);
  return { ok: true, plan: { ...plan, connectivity } };
}
