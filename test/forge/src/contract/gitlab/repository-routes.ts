import { RawCommit } from '../BareRepository';
import { ApiRequest } from '../Route';
import { LabRoute } from './Lab';
import { notAcceptable, notFound } from './refusals';

function commitJson({ oid, author, committer, message, parents }: RawCommit) {
  const [title] = message.split('\n');
  return {
    ...{ id: oid, short_id: oid.slice(0, 8), title, message },
    ...{ parent_ids: parents, created_at: committer.date },
    ...{ author_name: author.name, author_email: author.email },
    authored_date: author.date,
    ...{ committer_name: committer.name, committer_email: committer.email },
    ...{ committed_date: committer.date, trailers: {}, extended_trailers: {} },
  };
}

/** At most 100 of them. @see https://docs.gitlab.com/api/rest/#offset-based-pagination */
export function pageOf<T>(all: T[], { query }: ApiRequest): T[] {
  const size = Math.min(Number(query.get('per_page') ?? 20), 100);
  const first = (Number(query.get('page') ?? 1) - 1) * size;
  return all.slice(first, first + size);
}

/** @see https://docs.gitlab.com/api/commits/#get-a-single-commit */
const commit: LabRoute = {
  operation: 'GET /projects/{id}/repository/commits/{sha}',
  query: ['stats'],
  async answer({ project }, _request, { sha }) {
    const found = await project.git.commit(sha);
    return found
      ? { status: 200, body: commitJson(found) }
      : notFound('Commit');
  },
};

/** @see https://docs.gitlab.com/api/commits/#list-repository-commits */
const commits: LabRoute = {
  operation: 'GET /projects/{id}/repository/commits',
  query: ['ref_name', 'path', 'per_page', 'page'],
  async answer({ project }, request) {
    const { query } = request;
    const ref = query.get('ref_name') ?? 'main';
    const all = await project.git.log(ref, query.get('path') ?? '.', 1_000);
    return { status: 200, body: pageOf(all, request).map(commitJson) };
  },
};

/**
 * Folders first. "In GitLab 17.7 and later, requests for a path that does not exist are answered with 404."
 * @see https://docs.gitlab.com/api/repositories/#list-repository-tree
 */
const tree: LabRoute = {
  operation: 'GET /projects/{id}/repository/tree',
  query: ['ref', 'path', 'per_page', 'page'],
  async answer({ project }, request) {
    const { query } = request;
    const path = query.get('path') ?? '';
    const ref = query.get('ref') ?? 'main';
    if (!(await project.git.commit(ref))) return notFound('Tree');
    const entries = await project.git.tree(`${ref}:${path}`);
    if (!entries) return notFound('invalid revision or path');
    const kinds = ['tree', 'blob', 'commit'];
    const sorted = [...entries].sort(
      (a, b) => kinds.indexOf(a.type) - kinds.indexOf(b.type),
    );
    const body = pageOf(sorted, request).map(({ oid, name, type, mode }) => ({
      ...{ id: oid, name, type, mode },
      path: [path, name].filter(Boolean).join('/'),
    }));
    return { status: 200, body };
  },
};

/** @see https://docs.gitlab.com/api/repositories/#get-raw-blob-content */
const blob: LabRoute = {
  operation: 'GET /projects/{id}/repository/blobs/{sha}/raw',
  async answer({ project }, _request, { sha }) {
    const bytes = await project.git.blob(sha);
    return bytes ? { status: 200, bytes } : notFound('Blob');
  },
};

/** @see https://docs.gitlab.com/api/repository_files/#get-a-raw-file-from-a-repository */
const file: LabRoute = {
  operation: 'GET /projects/{id}/repository/files/{file}/raw',
  query: ['ref'],
  async answer({ project }, { query }, { file: path }) {
    const bytes = await project.git.blob(`${query.get('ref')}:${path}`);
    return bytes ? { status: 200, bytes } : notFound('File');
  },
};

/**
 * What says that it is a script of some page gets none. It stands in no description of the API, and who talks to GitLab with
 * the `fetch` of Node finds out.
 * @see https://docs.gitlab.com/api/repositories/#retrieve-file-archive
 * @see https://github.com/backstage/backstage/issues/34395
 */
const archive: LabRoute = {
  operation: 'GET /projects/{id}/repository/archive.tar.gz',
  query: ['sha'],
  async answer({ project }, { query, headers }) {
    const mode = String(headers['sec-fetch-mode']);
    if (['cors', 'no-cors', 'websocket'].includes(mode)) return notAcceptable();
    const found = await project.git.commit(query.get('sha') ?? 'main');
    if (!found) return notFound('File');
    const name = project.path.split('/').pop();
    const folder = `${name}-${found.oid}-${found.oid}`;
    const bytes = project.git.archive(found.oid, folder);
    return { status: 200, bytes };
  },
};

/** @see https://docs.gitlab.com/api/branches/#get-single-repository-branch */
const branch: LabRoute = {
  operation: 'GET /projects/{id}/repository/branches/{branch}',
  async answer({ project }, _request, { branch: name }) {
    const tip = await project.git.tip(name);
    if (!tip) return notFound('Branch');
    const found = commitJson((await project.git.commit(tip))!);
    const body = {
      ...{ name, commit: found, default: name === 'main' },
      ...{ merged: false, protected: name === 'main', can_push: true },
    };
    return { status: 200, body };
  },
};

export const repositoryRoutes = [
  ...[commit, commits, tree, blob, file, archive, branch],
];
