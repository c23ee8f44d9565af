import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Change,
  ChangeDetail,
  Proposal,
  ProposalRequest,
} from '@callboard/plugin-callboard-common';
import { Requester } from '../Access';
import { StaleBaseError } from '../git/errors';
import { GitHost, MergingGitHost } from '../git/GitHost';
import { Repository } from '../repository/Repository';
import { effectOn } from './connectivity';
import { InvalidChangeError } from './InvalidChangeError';
import { intentOf, stepsAgain } from './operations/operations';
import { outdatedPaths } from './outdated';
import { LookAround, planWithHistory } from './plan-with-history';
import { proposeIntent } from './propose-intent';

/** How often a plan is made anew because the base branch moved under it. */
const attempts = 3;

/** Proposes changes, and merges and closes those of a local repository. Knows no permissions. */
export class Changes {
  constructor(
    private readonly repositories: Repository[],
    private readonly options: {
      readOnly: boolean;
      /** Base URL of the portal, so that changes can link to it. */
      portal?: string;
      onMerged: (repository: string) => Promise<void>;
      now: () => Date;
      lookAround: LookAround;
    },
  ) {}

  /**
   * Plans what is asked for and opens it as a change; the same request again finds that change. `gitToken` is the
   * person's own at the Git host.
   * @throws InvalidChangeError with every mistake; nothing is written then.
   */
  async propose(
    request: ProposalRequest,
    by: Requester,
    gitToken?: string,
  ): Promise<Proposal> {
    const repository = this.repositoryFor(request.repository);
    const judged = intentOf(request, {
      by: by.name,
      owns: by.owns,
      today: this.options.now().toISOString().slice(0, 10),
    });
    if (!judged.ok) throw new InvalidChangeError(judged.issues);
    if (!request.dryRun) this.refuseIfReadOnly();
    for (let attempt = 1; ; attempt++) {
      try {
        return await proposeIntent(repository, judged.value, {
          dryRun: request.dryRun ?? false,
          gitToken,
          lookAround: this.options.lookAround,
          where: {
            portal: this.options.portal,
            taskId: request.taskId,
            largestBody: repository.host.largestBody,
          },
        });
      } catch (error) {
        if (!(error instanceof StaleBaseError) || attempt === attempts)
          throw error;
      }
    }
  }

  /** Newest first. */
  async list(): Promise<Change[]> {
    const all = await Promise.all(
      this.repositories.map(({ host }) => host.listChanges()),
    );
    return all.flat().sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  }

  /** @throws NotFoundError */
  async get(repository: string, id: string): Promise<ChangeDetail> {
    const of = this.repositoryFor(repository);
    const change = await of.host.findChange(id);
    if (!change)
      throw new NotFoundError(`there is no change '${id}' in ${repository}`);
    return change.state === 'open'
      ? { ...change, connectivity: effectOn(await of.read(), change.files) }
      : change;
  }

  async merge(
    repository: string,
    id: string,
    seen: string,
    by: string,
  ): Promise<Change> {
    this.refuseIfReadOnly();
    await refuseIfOutdated(
      this.repositoryFor(repository),
      await this.get(repository, id),
      this.options.lookAround,
    );
    const change = await mergingHost(this.repositoryFor(repository).host).merge(
      id,
      seen,
      by,
    );
    await this.options.onMerged(repository);
    return change;
  }

  async close(repository: string, id: string): Promise<Change> {
    this.refuseIfReadOnly();
    return mergingHost(this.repositoryFor(repository).host).close(id);
  }

  private repositoryFor(id: string | undefined): Repository {
    const ids = this.repositories.map(repository => repository.id);
    if (id === undefined && ids.length !== 1) {
      throw new InputError(
        ids.length
          ? `repository is missing: use ${ids.join(' or ')}`
          : 'no repository is configured: add one to callboard.repositories',
      );
    }
    const found = this.repositories.find(
      repository => id === undefined || repository.id === id,
    );
    if (!found)
      throw new NotFoundError(
        `there is no repository ${id}: use ${ids.join(' or ')}`,
      );
    return found;
  }

  private refuseIfReadOnly(): void {
    if (this.options.readOnly) {
      throw new NotAllowedError(
        'Callboard is read-only here: callboard.readOnly is set',
      );
    }
  }
}

/** A change that fits its files may still not fit what these were rendered from, or what runs by now. */
async function refuseIfOutdated(
  repository: Repository,
  change: ChangeDetail,
  lookAround: LookAround,
) {
  const steps = change.state === 'open' ? stepsAgain(change) : undefined;
  if (!steps) return;
  const state = await repository.read();
  const planned = await planWithHistory(repository, state, steps, lookAround);
  const outdated = planned.ok
    ? outdatedPaths(state, change, planned.plan)
    : planned.issues.map(({ message }) => message);
  if (outdated.length) {
    throw new ConflictError(
      `the repository, or its cluster, moved on since this change was planned, and it does not fit any more (${outdated
        .slice(0, 5)
        .join(', ')}): send the form again, which updates the change`,
    );
  }
}

function mergingHost(host: GitHost): MergingGitHost {
  if (!('merge' in host && 'close' in host)) {
    throw new NotAllowedError(
      `changes of ${host.id} are merged and closed at its Git host, not here`,
    );
  }
  return host as MergingGitHost;
}
