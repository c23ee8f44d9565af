import { Account } from '../Route';
import { Asked } from './Lab';
import { MergeRequest, MergeStatus } from './MergeRequests';

/**
 * A merge request, with the attributes that GitLab documents of it. `isAsked`: whether GitLab shall find out if it can be
 * merged, which it does not for lists.
 * @see https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests
 * @see https://docs.gitlab.com/api/merge_requests/#merge-requests-list-response-notes
 */
export async function mergeRequestJson(
  { project }: Asked,
  request: MergeRequest,
  isAsked: boolean,
) {
  const { iid, title, description, state, author, reviewers } = request;
  const sha = await project.requests.sha(request);
  const status = await project.requests.status(request, isAsked);
  return {
    ...{ id: 1_000 * project.id + iid, iid, project_id: project.id },
    ...{ title, description, state, draft: false },
    ...{ created_at: request.createdAt, updated_at: request.createdAt },
    ...{ source_branch: request.source, target_branch: request.target },
    ...{ source_project_id: request.from, target_project_id: project.id },
    ...{ author: userJson(author), assignees: [], assignee: null },
    ...{ reviewers: reviewers.map(userJson), labels: request.labels },
    ...{ merge_status: status, has_conflicts: status === 'cannot_be_merged' },
    detailed_merge_status: detailed(state, sha, status),
    ...{ sha, merge_commit_sha: request.mergeCommit, squash_commit_sha: null },
    prepared_at: sha && request.createdAt,
    web_url: `https://gitlab.test/${project.path}/-/merge_requests/${iid}`,
    references: { short: `!${iid}`, full: `${project.path}!${iid}` },
    user_notes_count: request.notes.length,
  };
}

/** @see https://docs.gitlab.com/api/merge_requests/#merge-status */
function detailed(state: string, sha: string | null, status: MergeStatus) {
  if (state !== 'opened') return 'not_open';
  if (!sha) return 'preparing';
  const words = { can_be_merged: 'mergeable', cannot_be_merged: 'conflict' };
  return status in words ? words[status as keyof typeof words] : status;
}

export function userJson({ id, login }: Account) {
  return {
    ...{ id, username: login, name: login, state: 'active', locked: false },
    ...{ avatar_url: null, web_url: `https://gitlab.test/${login}` },
  };
}
