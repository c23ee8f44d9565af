import { Change } from '@callboard/plugin-callboard-common';
import { endedId, openId, parseBranch } from '../change-ref';
import { PullRequest } from './Forge';
import { unsigned } from './pull-request-body';

/** A pull request in the shape that crosses the wire. */
export function changeOf(
  repository: string,
  pullRequest: PullRequest,
  told: { requestedBy: string; conflicts: string[] },
): Change {
  const { branch, tip, title, body, state, openedAt, url, name } = pullRequest;
  const { operation, namespace, service } = parseBranch(branch);
  return {
    id: state === 'open' ? openId(branch) : endedId(branch, tip),
    repository,
    branch,
    operation,
    service: { namespace, name: service },
    title,
    body: unsigned(body),
    state: told.conflicts.length > 0 ? 'conflict' : state,
    requestedBy: told.requestedBy,
    openedAt,
    commit: tip,
    review: { url, name },
  };
}
