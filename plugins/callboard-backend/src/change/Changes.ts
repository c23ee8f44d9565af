import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { parseCallers, parseMicroservice } from '@callboard/contract';
import {
  Change,
  ChangeDetail,
  Proposal,
  ProposalRequest,
} from '@callboard/plugin-callboard-common';
import { StaleBaseError } from '../git/errors';
import { GitHost, MergingGitHost } from '../git/GitHost';
import { Repository } from '../repository/Repository';
import { RepositoryState } from '../repository/state';
import { describeOnboarding } from './describe-onboarding';
import { InvalidChangeError } from './InvalidChangeError';
import { OnboardingRequest } from './onboarding';
import { outdatedPaths, requestOf } from './outdated';
import { planOnboarding } from './plan-onboarding';

/** How often a plan is made anew because the base branch moved under it. */
const attempts = 3;

/** Proposes changes, and merges and closes those of a local repository. Knows no permissions. */
export class Changes {
  constructor(
    private readonly repositories: Repository[],
    private readonly options: {
      readOnly: boolean;
      onMerged: (repository: string) => Promise<void>;
    },
  ) {}

  /**
   * Plans what is asked for and opens it as a change; the same request again finds that change.
   * @throws InvalidChangeError with every mistake; nothing is written then.
   */
  async propose(
    request: ProposalRequest,
    requestedBy: string,
  ): Promise<Proposal> {
    const repository = this.repositoryFor(request.repository);
    const onboarding = parseOnboarding(request, requestedBy);
    if (!request.dryRun) this.refuseIfReadOnly();
    for (let attempt = 1; ; attempt++) {
      try {
        return await proposeOnce(
          repository,
          onboarding,
          request.dryRun ?? false,
        );
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
    const change = await this.repositoryFor(repository).host.findChange(id);
    if (!change)
      throw new NotFoundError(`there is no change '${id}' in ${repository}`);
    return change;
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

function parseOnboarding(
  request: ProposalRequest,
  requestedBy: string,
): OnboardingRequest {
  const microservice = parseMicroservice(request.microservice);
  const callers = parseCallers(request.callers);
  if (!microservice.ok || !callers.ok) {
    throw new InvalidChangeError([
      ...(microservice.ok ? [] : microservice.issues),
      ...(callers.ok ? [] : callers.issues),
    ]);
  }
  return {
    microservice: microservice.value,
    callers: callers.value,
    requestedBy,
  };
}

async function proposeOnce(
  repository: Repository,
  request: OnboardingRequest,
  dryRun: boolean,
): Promise<Proposal> {
  const state = await repository.read();
  const planned = await planWithHistory(repository, state, request);
  if (!planned.ok) throw new InvalidChangeError(planned.issues);
  const { edits, files, notes } = planned.plan;
  const { title, effect, body } = describeOnboarding(
    state,
    request,
    planned.plan,
  );
  if (edits.length === 0)
    return { state: 'no-change', title, effect: [], notes, files };
  if (dryRun) return { state: 'planned', title, effect, notes, files };
  const { namespace, name } = request.microservice.metadata;
  const open = await repository.host.findChange(
    `onboard:${namespace}:${name}:all`,
  );
  if (
    open &&
    (open.state === 'open' || open.state === 'conflict') &&
    open.requestedBy !== request.requestedBy
  ) {
    throw new ConflictError(
      `${open.requestedBy} asked for ${namespace}/${name} already, and that change is still open (${open.id}): settle it first`,
    );
  }
  const sent = await repository.host.send({
    branch: `callboard/onboard/${namespace}/${name}/all`,
    base: state.commit,
    title,
    body,
    requestedBy: request.requestedBy,
    edits,
  });
  return { ...sent, title, effect, notes, files };
}

/** A change that fits its files may still not fit what these were rendered from. */
async function refuseIfOutdated(repository: Repository, change: ChangeDetail) {
  const request = change.state === 'open' ? requestOf(change) : undefined;
  if (!request) return;
  const state = await repository.read();
  const planned = await planWithHistory(repository, state, request);
  const outdated = planned.ok
    ? outdatedPaths(state, change, planned.plan)
    : planned.issues.map(({ message }) => message);
  if (outdated.length) {
    throw new ConflictError(
      `the repository moved on since this change was planned, and it does not fit any more (${outdated
        .slice(0, 5)
        .join(', ')}): send the form again, which updates the change`,
    );
  }
}

/** History is read only for files that a person edited and whose base HEAD does not tell. */
async function planWithHistory(
  { host }: Repository,
  state: RepositoryState,
  request: OnboardingRequest,
) {
  const planned = planOnboarding(state, request);
  if (!planned.ok || planned.plan.withoutBase.length === 0) return planned;
  const versions = await Promise.all(
    planned.plan.withoutBase.map(
      async path => [path, await host.versions(state.commit, path)] as const,
    ),
  );
  return planOnboarding(state, request, new Map(versions));
}

function mergingHost(host: GitHost): MergingGitHost {
  if (!('merge' in host && 'close' in host)) {
    throw new NotAllowedError(
      `changes of ${host.id} are merged and closed at its Git host, not here`,
    );
  }
  return host as MergingGitHost;
}
