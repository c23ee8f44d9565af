import { Asked, LabRoute } from './Lab';
import { mergeRequestJson } from './merge-request-json';
import { MergeRequest } from './MergeRequests';
import {
  exists,
  invalid,
  moved,
  notAllowed,
  notFound,
  unprocessable,
} from './refusals';
import { pageOf } from './repository-routes';
import { users } from './user-routes';

/** @see https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests */
const list: LabRoute = {
  operation: 'GET /projects/{id}/merge_requests',
  query: [
    ...['state', 'source_branch', 'target_branch', 'order_by', 'sort'],
    ...['per_page', 'page', 'with_merge_status_recheck'],
  ],
  async answer(asked, request) {
    const { query } = request;
    const fits = (name: string, value: string) =>
      !query.has(name) || query.get(name) === value;
    const found = asked.project.requests
      .list()
      .filter(
        ({ state, source, target }) =>
          (query.get('state') === 'all' || fits('state', state)) &&
          fits('source_branch', source) &&
          fits('target_branch', target),
      );
    if (query.get('sort') === 'asc') found.reverse();
    const isAsked = query.get('with_merge_status_recheck') === 'true';
    const body = pageOf(found, request).map(one =>
      mergeRequestJson(asked, one, isAsked),
    );
    return { status: 200, body: await Promise.all(body) };
  },
};

/** "Limited to 1,048,576 characters." */
const isTooLong = (text: string | null = '') => (text ?? '').length > 1_048_576;
const tooLong = 'is too long (maximum is 1048576 characters)';

/** @see https://docs.gitlab.com/api/merge_requests/#create-mr */
const create: LabRoute = {
  operation: 'POST /projects/{id}/merge_requests',
  body: ['source_branch', 'target_branch', 'title', 'description'],
  async answer(asked, { body }) {
    const { project, by } = asked;
    const { source_branch: source, target_branch: target, title } = body;
    const { description = null } = body;
    if (!(await project.git.tip(source))) {
      return unprocessable(`Source branch "${source}" does not exist`);
    }
    const twin = project.requests
      .list()
      .find(
        one =>
          one.state === 'opened' &&
          one.source === source &&
          one.target === target,
      );
    if (twin) return exists(twin.iid);
    if (isTooLong(description)) return invalid('description', tooLong);
    const added = project.requests.add({
      ...{ title, description, source, target, author: by },
      ...{ from: project.id, reviewers: project.reviewers },
    });
    return { status: 201, body: await mergeRequestJson(asked, added, false) };
  },
};

/** @see https://docs.gitlab.com/api/merge_requests/#get-single-mr */
const get: LabRoute = {
  operation: 'GET /projects/{id}/merge_requests/{iid}',
  async answer(asked, _request, { iid }) {
    const found = asked.project.requests.find(Number(iid));
    if (!found) return notFound('Merge Request');
    return { status: 200, body: await mergeRequestJson(asked, found, true) };
  },
};

/** @see https://docs.gitlab.com/api/merge_requests/#update-mr */
const update: LabRoute = {
  operation: 'PUT /projects/{id}/merge_requests/{iid}',
  body: ['title', 'description', 'state_event', 'add_labels', 'reviewer_ids'],
  async answer(asked, { body }, { iid }) {
    const found = asked.project.requests.find(Number(iid));
    if (!found) return notFound('Merge Request');
    if (isTooLong(body.description)) return invalid('description', tooLong);
    found.title = body.title ?? found.title;
    found.description = body.description ?? found.description;
    // Comma-separated; "If a label does not already exist, this action creates a new project label".
    const labels: string[] = body.add_labels?.split(',') ?? [];
    found.labels = [...new Set([...found.labels, ...labels])];
    // "An empty value unassigns all reviewers."
    if (body.reviewer_ids) {
      found.reviewers = users.filter(({ id }) =>
        body.reviewer_ids.includes(id),
      );
    }
    if (body.state_event === 'close' && found.state === 'opened') {
      await asked.project.requests.end(found, 'closed');
    }
    return { status: 200, body: await mergeRequestJson(asked, found, true) };
  },
};

/** @see https://docs.gitlab.com/api/merge_requests/#merge-a-merge-request */
const merge: LabRoute = {
  operation: 'PUT /projects/{id}/merge_requests/{iid}/merge',
  body: ['sha', 'squash', 'should_remove_source_branch'],
  async answer(asked, { body }, { iid }) {
    const { project } = asked;
    const found = project.requests.find(Number(iid));
    if (!found) return notFound('Merge Request');
    const status = await project.requests.status(found, true);
    if (found.state !== 'opened' || status !== 'can_be_merged') {
      return notAllowed();
    }
    if (body?.sha && body.sha !== found.sha) return moved();
    await mergeIt(asked, found, body?.squash);
    if (body?.should_remove_source_branch) {
      await project.git.deleteBranch(found.source);
    }
    return { status: 200, body: await mergeRequestJson(asked, found, true) };
  },
};

async function mergeIt(
  { project, by }: Asked,
  request: MergeRequest,
  isSquash: boolean,
): Promise<void> {
  const { git, path, requests } = project;
  const { source, target, title, iid } = request;
  const base = (await git.tip(target))!;
  const tip = (await git.tip(source))!;
  const tree = (await git.merge(base, tip))!;
  await requests.end(request, 'merged');
  request.mergeCommit = await git.add(target, {
    ...{ tree, by: by.login, parents: isSquash ? [base] : [base, tip] },
    message: isSquash
      ? (await git.commit(tip))!.message
      : `Merge branch '${source}' into '${target}'\n\n${title}\n\nSee merge request ${path}!${iid}`,
  });
}

/** @see https://docs.gitlab.com/api/notes/#create-new-merge-request-note */
const note: LabRoute = {
  operation: 'POST /projects/{id}/merge_requests/{iid}/notes',
  body: ['body'],
  async answer({ project }, { body }, { iid }) {
    const found = project.requests.find(Number(iid));
    if (!found) return notFound('Merge Request');
    found.notes.push(body.body);
    return { status: 201, body: { id: found.notes.length, body: body.body } };
  },
};

export const mergeRequestRoutes = [list, create, get, update, merge, note];
