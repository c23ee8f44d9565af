import { Platform } from '@callboard/contract';
import { Repository } from '../repository/Repository';
import { RepositoryState } from '../repository/state';
import { planChange, Planning, Steps } from './plan-change';
import { RunningIn } from './Running';

/** What runs now where these platforms, by environment, say, in namespaces that Git calls so. */
export type LookAround = (
  platforms: ReadonlyMap<string, Platform>,
  namespaces: string[],
) => RunningIn;

/** History is read only for files that a person edited and whose base HEAD does not tell. */
export async function planWithHistory(
  { host }: Repository,
  state: RepositoryState,
  steps: Steps,
  lookAround: LookAround,
): Promise<Planning> {
  const running = lookAround(state.platforms, steps.namespaces ?? []);
  const planned = planChange(state, steps, { running });
  if (!planned.ok || planned.plan.withoutBase.length === 0) return planned;
  const versions = await Promise.all(
    planned.plan.withoutBase.map(
      async path => [path, await host.versions(state.commit, path)] as const,
    ),
  );
  return planChange(state, steps, { versions: new Map(versions), running });
}
