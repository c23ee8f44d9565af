import { Route } from '../Route';
import { Asked } from './Hub';
import { pullJson, simplePullJson } from './pull-json';
import { Pull } from './PullRequests';
import { invalid, Mistake, notFound } from './refusals';

/** @see https://docs.github.com/en/rest/pulls/pulls#list-pull-requests */
const list: Route<Asked> = {
  operation: 'GET /repos/{owner}/{repo}/pulls',
  async answer(asked, { query }) {
    const { owner, id, pulls } = asked.repository;
    const state = query.get('state') ?? 'open';
    const [user, branch] = query.get('head')?.split(':') ?? [];
    const isWanted = (pull: Pull) =>
      (state === 'all' || state === (pull.closedAt ? 'closed' : 'open')) &&
      // A head that does not name its owner filters nothing.
      (!branch ||
        (pull.branch === branch &&
          user === (pull.from === id ? owner : 'fork'))) &&
      (!query.has('base') || pull.base === query.get('base'));
    const found = pulls.list().filter(isWanted);
    if (query.get('direction') === 'asc') found.reverse();
    const size = Number(query.get('per_page') ?? 30);
    const first = (Number(query.get('page') ?? 1) - 1) * size;
    const page = found.slice(first, first + size);
    const body = page.map(pull => simplePullJson(asked, pull));
    return { status: 200, body: await Promise.all(body) };
  },
};

/** @see https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request */
const create: Route<Asked> = {
  operation: 'POST /repos/{owner}/{repo}/pulls',
  async answer(asked, { body }) {
    const { repository, by } = asked;
    const { title, body: text = null, head, base } = body;
    const refusal = await mistakeIn(asked, body);
    if (refusal) return invalid(refusal);
    const pull = repository.pulls.add({
      ...{ title, body: text, base, branch: head },
      ...{ from: repository.id, author: by },
    });
    return { status: 201, body: await pullJson(asked, pull) };
  },
};

async function mistakeIn(
  { repository }: Asked,
  { head, base, body }: Record<string, string>,
): Promise<Mistake | undefined> {
  const { git, pulls, owner, id } = repository;
  const resource = 'PullRequest';
  const [tip, target] = [await git.tip(head), await git.tip(base)];
  if (!tip) return { resource, field: 'head', code: 'invalid' };
  if (!target) return { resource, field: 'base', code: 'invalid' };
  const twin = pulls
    .list()
    .find(
      one =>
        !one.closedAt &&
        one.branch === head &&
        one.base === base &&
        one.from === id,
    );
  if (twin) {
    const message = `A pull request already exists for ${owner}:${head}.`;
    return { resource, code: 'custom', message };
  }
  if ((await git.ahead(target, tip)) === 0) {
    const message = `No commits between ${base} and ${head}`;
    return { resource, code: 'custom', message };
  }
  return tooLong(body);
}

/** Not in the description; this is what GitHub says: https://github.com/renovatebot/renovate/issues/2032 */
function tooLong(body: string | undefined): Mistake | undefined {
  if ((body ?? '').length <= 65_536) return undefined;
  const message = 'body is too long (maximum is 65536 characters)';
  return { resource: 'Issue', code: 'custom', field: 'body', message };
}

/** @see https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request */
const get: Route<Asked> = {
  operation: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  async answer(asked, _request, { pull_number }) {
    const pull = asked.repository.pulls.find(Number(pull_number));
    if (!pull) return notFound();
    return { status: 200, body: await pullJson(asked, pull) };
  },
};

/** @see https://docs.github.com/en/rest/pulls/pulls#update-a-pull-request */
const update: Route<Asked> = {
  operation: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  async answer(asked, { body }, { pull_number }) {
    const { pulls } = asked.repository;
    const pull = pulls.find(Number(pull_number));
    if (!pull) return notFound();
    const refusal = tooLong(body.body);
    if (refusal) return invalid(refusal);
    pull.title = body.title ?? pull.title;
    pull.body = body.body ?? pull.body;
    if (body.state === 'closed' && !pull.closedAt) await pulls.close(pull);
    return { status: 200, body: await pullJson(asked, pull) };
  },
};

/** @see https://docs.github.com/en/rest/pulls/pulls#merge-a-pull-request */
const merge: Route<Asked> = {
  operation: 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
  async answer({ repository, by }, { body }, { pull_number }) {
    const { git, pulls, owner, deletesMergedBranches } = repository;
    const pull = pulls.find(Number(pull_number));
    if (!pull) return notFound();
    const tip = await pulls.tip(pull);
    const base = (await git.tip(pull.base))!;
    if (!(await pulls.mergeable(pull))) {
      return {
        status: 405,
        body: { message: 'Pull Request is not mergeable' },
      };
    }
    if (body?.sha && body.sha !== tip) {
      const message =
        'Head branch was modified. Review and try the merge again.';
      return { status: 409, body: { message } };
    }
    const isSquash = body?.merge_method === 'squash';
    const commit = await git.add(pull.base, {
      tree: (await git.merge(base, tip))!,
      parents: isSquash ? [base] : [base, tip],
      message: isSquash
        ? // What the commits said comes along, with our trailers.
          `${pull.title} (#${pull.number})\n\n${
            (await git.commit(tip))!.message
          }`
        : `Merge pull request #${pull.number} from ${owner}/${pull.branch}\n\n${pull.title}`,
      by: by.login,
    });
    await pulls.merged(pull, commit);
    if (deletesMergedBranches) await git.deleteBranch(pull.branch);
    const message = 'Pull Request successfully merged';
    return { status: 200, body: { sha: commit, merged: true, message } };
  },
};

export const pullRoutes = [list, create, get, update, merge];
