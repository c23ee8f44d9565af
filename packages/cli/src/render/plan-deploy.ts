import { DeployDraft, DeployPlan } from './DeployDraft';
import { Repository } from './Repository';

/**
 * Decides what becomes of the files of these environments: the same that the portal would commit. Pure. `versions` are
 * earlier texts of files, newest first, by path.
 */
export function planDeploy(
  repository: Repository,
  environments: string[],
  versions: Map<string, string[]> = new Map(),
): DeployPlan {
  const drafts = environments.map(environment =>
    new DeployDraft(repository, environment, versions).plan(),
  );
  return {
    writes: drafts
      .flatMap(({ writes }) => writes)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
    notes: [...new Set(drafts.flatMap(({ notes }) => notes))],
    withoutBase: drafts.flatMap(({ withoutBase }) => withoutBase),
    issues: drafts.flatMap(({ issues }) => issues),
  };
}
