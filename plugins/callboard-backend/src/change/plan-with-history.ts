import { Repository } from '../repository/Repository';
import { RepositoryState } from '../repository/state';
import { planChange, Planning, Steps } from './plan-change';

/** History is read only for files that a person edited and whose base HEAD does not tell. */
export async function planWithHistory(
  { host }: Repository,
  state: RepositoryState,
  steps: Steps,
): Promise<Planning> {
  const planned = planChange(state, steps);
  if (!planned.ok || planned.plan.withoutBase.length === 0) return planned;
  const versions = await Promise.all(
    planned.plan.withoutBase.map(
      async path => [path, await host.versions(state.commit, path)] as const,
    ),
  );
  return planChange(state, steps, new Map(versions));
}
