import { useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Proposal } from '@callboard/plugin-callboard-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { callboardApiRef } from '../../api';
import { OnboardingFormData } from '../form-data';
import { StepIssue } from '../steps';
import { toMicroservice } from '../to-microservice';

/** What the backend says to a form that was not sent yet. */
export type Preview =
  | { state: 'planning' }
  | { state: 'planned'; proposal: Proposal; repository?: string }
  | { state: 'refused'; issues: StepIssue[] }
  | { state: 'failed'; message: string; retry: () => void };

/** Plans the change that this form would open, once; nothing is written. */
export function useProposalPreview({
  identity,
  ports,
  connections,
  environments,
}: OnboardingFormData): Preview {
  const api = useApi(callboardApiRef);
  const document = JSON.stringify({
    microservice: toMicroservice({
      identity,
      ports,
      connections,
      environments,
    }),
    callers: connections?.callers ?? [],
  });
  const { value, error, retry } = useAsyncRetry(async () => {
    const [proposal, known] = await Promise.all([
      api.propose({
        operation: 'onboard',
        ...JSON.parse(document),
        dryRun: true,
      }),
      api.listEnvironments().catch(() => []),
    ]);
    const repositories = new Set(known.map(({ repository }) => repository));
    return {
      proposal,
      repository: repositories.size === 1 ? [...repositories][0] : undefined,
    };
  }, [api, document]);

  if (error) {
    const issues = issuesOf(error);
    return issues
      ? { state: 'refused', issues }
      : { state: 'failed', message: messageOf(error), retry };
  }
  return value ? { state: 'planned', ...value } : { state: 'planning' };
}

/** The issues that a refused contract carries; nothing where the error is another. */
function issuesOf(error: Error): StepIssue[] | undefined {
  const body =
    error instanceof ResponseError
      ? (error.body.error as { issues?: unknown })
      : {};
  return Array.isArray(body.issues) && body.issues.length
    ? (body.issues as StepIssue[])
    : undefined;
}

function messageOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}
