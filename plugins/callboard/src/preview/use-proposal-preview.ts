import { useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  CallboardApi,
  GitRepository,
  Proposal,
  ProposalRequest,
} from '@callboard/plugin-callboard-common';
import { useState } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useDebounce from 'react-use/esm/useDebounce';
import { callboardApiRef } from '../api';
import { Failure, toFailure } from '../failure';
import { knownRepositories } from '../known-repositories';

/** What a request would do, and in which repository where that is known. */
export type Planned = { proposal: Proposal; repository?: GitRepository };

/** What is wrong with a request, and where in it. */
export type ProposalIssue = { path: (string | number)[]; message: string };

/** What the backend says to a form that was not sent yet. */
export type Preview =
  /** There is nothing to ask yet. */
  | { state: 'incomplete' }
  | { state: 'planning' }
  /** Outdated while what was changed since is planned. */
  | ({ state: 'planned'; isOutdated: boolean } & Planned)
  | { state: 'refused'; issues: ProposalIssue[] }
  | { state: 'failed'; failure: Failure; retry: () => void };

/** How long nothing must change before it is planned, in milliseconds. */
const quiet = 400;

/** Plans what is asked for whenever it has changed; nothing is written. */
export function useProposalPreview(
  request: ProposalRequest | undefined,
): Preview {
  const api = useApi(callboardApiRef);
  const asked = JSON.stringify(request);
  const [settled, setSettled] = useState(asked);
  useDebounce(() => setSettled(asked), quiet, [asked]);
  const { value, loading, retry } = useAsyncRetry(
    async () =>
      settled === undefined
        ? undefined
        : { settled, ...(await answerTo(api, JSON.parse(settled))) },
    [api, settled],
  );

  if (!asked) {
    return { state: 'incomplete' };
  }
  const isOutdated = loading || value?.settled !== asked;
  if (value?.planned) {
    return { state: 'planned', isOutdated, ...value.planned };
  }
  if (!value || isOutdated) {
    return { state: 'planning' };
  }
  return value.issues
    ? { state: 'refused', issues: value.issues }
    : { state: 'failed', failure: value.failure!, retry };
}

type Answer = {
  planned?: Planned;
  issues?: ProposalIssue[];
  failure?: Failure;
};

/** Plans a request once, and tells a mistake in it from a failure. */
export async function answerTo(
  api: CallboardApi,
  request: ProposalRequest,
): Promise<Answer> {
  try {
    const [proposal, repositories] = await Promise.all([
      api.propose({ ...request, dryRun: true }),
      knownRepositories(api),
    ]);
    const [repository, ...others] = repositories.filter(
      ({ id }) => request.repository === undefined || id === request.repository,
    );
    return {
      planned: {
        proposal,
        repository: others.length === 0 ? repository : undefined,
      },
    };
  } catch (error) {
    const issues = issuesOf(error);
    return issues ? { issues } : { failure: toFailure(error as Error) };
  }
}

/** The issues that a refused request carries; nothing where the error is another. */
function issuesOf(error: unknown): ProposalIssue[] | undefined {
  const { issues } = (
    error instanceof ResponseError ? error.body.error : {}
  ) as { issues?: ProposalIssue[] };
  return issues?.length ? issues : undefined;
}
