import { Account } from '../Route';
import { Asked, HubRepository } from './Hub';
import { Pull } from './PullRequests';

/** One pull request, asked for alone. */
export async function pullJson(asked: Asked, pull: Pull) {
  const { repository, description } = asked;
  const mergeable = await repository.pulls.mergeable(pull);
  return {
    ...description.example('GET /repos/{owner}/{repo}/pulls/{pull_number}'),
    ...(await shared(asked, pull)),
    ...{ mergeable, merged: pull.mergedAt !== null, rebaseable: null },
    mergeable_state: { null: 'unknown', true: 'clean', false: 'dirty' }[
      `${mergeable}`
    ],
    comments: pull.comments.length,
  };
}

/** As it stands in lists: there is no telling whether it can be merged. */
export async function simplePullJson(asked: Asked, pull: Pull) {
  const { description } = asked;
  const [example] = description.example('GET /repos/{owner}/{repo}/pulls');
  return { ...example, ...(await shared(asked, pull)) };
}

async function shared(asked: Asked, pull: Pull) {
  const { repository, description } = asked;
  const { owner, name, pulls, id } = repository;
  const path = `${owner}/${name}`;
  const repo = repoJson(asked, repository);
  const fork = {
    ...{ ...repo, id: pull.from, fork: true },
    full_name: `fork/${name}`,
  };
  const isFork = pull.from !== id;
  const base = await repository.git.tip(pull.base);
  const user = (account: Account) => userJson(asked, account);
  const [label] = description.example(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  );
  return {
    ...{ id: 1_000 * id + pull.number, number: pull.number },
    html_url: `https://github.test/${path}/pull/${pull.number}`,
    ...{ title: pull.title, body: pull.body, draft: false },
    state: pull.closedAt ? 'closed' : 'open',
    ...{ created_at: pull.openedAt, updated_at: pull.openedAt },
    ...{ closed_at: pull.closedAt, merged_at: pull.mergedAt },
    merge_commit_sha: pull.mergeCommit,
    ...{ user: user(pull.author), assignee: null, assignees: [] },
    labels: pull.labels.map(one => ({ ...label, name: one })),
    requested_reviewers: pull.reviewers.map(login => user({ id: 9, login })),
    requested_teams: [],
    ...{ milestone: null, auto_merge: null, active_lock_reason: null },
    base: {
      ...{ label: `${owner}:${pull.base}`, ref: pull.base, sha: base },
      ...{ user: user({ id: 1, login: owner }), repo },
    },
    head: {
      label: `${isFork ? 'fork' : owner}:${pull.branch}`,
      ...{ ref: pull.branch, sha: await pulls.tip(pull) },
      user: user({ id: 1, login: isFork ? 'fork' : owner }),
      repo: isFork ? pull.from && fork : repo,
    },
  };
}

function repoJson(asked: Asked, { id, owner, name }: HubRepository) {
  const { base } = asked.description.example(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  );
  return {
    ...base.repo,
    ...{ id, name, full_name: `${owner}/${name}`, private: true },
    owner: userJson(asked, { id: 1, login: owner }),
    ...{ default_branch: 'main', visibility: 'private' },
  };
}

function userJson({ description }: Asked, { id, login }: Account) {
  const example = description.example(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  );
  return { ...example.user, id, login };
}
