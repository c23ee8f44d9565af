import { RepositoryState } from '../repository/state';
import { ChangeDraft } from './ChangeDraft';
import { ContractEdits } from './ContractEdits';
import { ChangeIssue } from './InvalidChangeError';
import { Onboarding, OnboardingRequest } from './onboarding';
import { refuseOnboarding } from './refuse-onboarding';

/**
 * Plans the change that brings a new service: its contract, a grant on both sides of each call, and the manifests
 * of every environment. Pure: nothing is read but `state`, nothing is written.
 *
 * `versions` are the earlier texts of files, newest first, by path: what HEAD's contracts do not tell of the base of a
 * person's edits is looked up there.
 *
 * A service that is there already with exactly this contract plans nothing.
 */
export function planOnboarding(
  state: RepositoryState,
  request: OnboardingRequest,
  versions: Map<string, string[]> = new Map(),
): { ok: true; plan: Onboarding } | { ok: false; issues: ChangeIssue[] } {
  const refusals = refuseOnboarding(state, request);
  if (refusals.length) return { ok: false, issues: refusals };
  const contracts = new ContractEdits(state);
  contracts.onboard(request);
  const draft = new ChangeDraft(state, contracts, versions);
  draft.renderService(request.microservice);
  draft.renderGrantsOfCallees(request.microservice);
  draft.renderCallers(request);
  const issues = [...contracts.issues, ...draft.issues];
  return issues.length
    ? { ok: false, issues }
    : { ok: true, plan: draft.toPlan() };
}
