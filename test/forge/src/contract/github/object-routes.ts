import { RawCommit } from '../BareRepository';
import { Route } from '../Route';
import { Asked } from './Hub';
import { notFound } from './refusals';

/** GitHub tells a message without its last line feed, and times in UTC. */
function saidOf({ message, author, committer }: RawCommit) {
  const utc = (date: string) =>
    new Date(date).toISOString().replace('.000Z', 'Z');
  return {
    message: message.trimEnd(),
    author: { ...author, date: utc(author.date) },
    committer: { ...committer, date: utc(committer.date) },
  };
}

/** @see https://docs.github.com/en/rest/git/commits#get-a-commit-object */
const commit: Route<Asked> = {
  operation: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
  async answer({ repository, description }, _request, { commit_sha: sha }) {
    const found = await repository.git.commit(sha);
    if (!found) return notFound();
    const example = description.example(this.operation);
    const body = {
      ...{ ...example, ...saidOf(found), sha: found.oid },
      tree: { ...example.tree, sha: found.tree },
      parents: found.parents.map(parent => ({
        ...{ ...example.parents[0], sha: parent },
      })),
    };
    return { status: 200, body };
  },
};

/** @see https://docs.github.com/en/rest/git/trees#get-a-tree */
const tree: Route<Asked> = {
  operation: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  async answer({ repository, description }, _request, { tree_sha: sha }) {
    const entries = await repository.git.tree(sha);
    if (!entries) return notFound();
    const body = {
      ...{ ...description.example(this.operation), sha, truncated: false },
      tree: entries.map(({ mode, type, oid, name }) => ({
        ...{ path: name, mode, type, sha: oid },
      })),
    };
    return { status: 200, body };
  },
};

/** @see https://docs.github.com/en/rest/git/blobs#get-a-blob */
const blob: Route<Asked> = {
  operation: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  async answer({ repository, description }, _request, { file_sha: sha }) {
    const bytes = await repository.git.blob(sha);
    if (!bytes) return notFound();
    const body = {
      ...{ ...description.example(this.operation), sha, size: bytes.length },
      // In lines of 60 characters.
      content: bytes.toString('base64').replace(/.{60}/g, '$&\n'),
      encoding: 'base64',
    };
    return { status: 200, body };
  },
};

/** @see https://docs.github.com/en/rest/commits/commits#list-commits */
const commits: Route<Asked> = {
  operation: 'GET /repos/{owner}/{repo}/commits',
  async answer({ repository, description }, { query }) {
    const most = Number(query.get('per_page') ?? 30);
    const from = query.get('sha') ?? 'main';
    const path = query.get('path') ?? '.';
    const found = await repository.git.log(from, path, most);
    const [example] = description.example(this.operation);
    const body = found.map(one => ({
      ...{ ...example, sha: one.oid },
      commit: { ...example.commit, ...saidOf(one) },
    }));
    return { status: 200, body };
  },
};

/**
 * Only as its bytes, which is how we ask.
 * @see https://docs.github.com/en/rest/repos/contents#get-repository-content
 */
const contents: Route<Asked> = {
  operation: 'GET /repos/{owner}/{repo}/contents/{path}',
  async answer({ repository }, { query, headers }, { path }) {
    const bytes = await repository.git.blob(`${query.get('ref')}:${path}`);
    if (!bytes) return notFound();
    const type = 'application/vnd.github.raw+json';
    return headers.accept === type
      ? { status: 200, headers: { 'Content-Type': type }, bytes }
      : { status: 501 };
  },
};

/**
 * The address that it leads to holds what is needed to read it, for five minutes.
 * @see https://docs.github.com/en/rest/repos/contents#download-a-repository-archive-tar
 */
const tarball: Route<Asked> = {
  operation: 'GET /repos/{owner}/{repo}/tarball/{ref}',
  async answer({ repository, codeload }, _request, { ref }) {
    const { owner, name } = repository;
    const at = `${codeload}/${owner}/${name}/legacy.tar.gz/${ref}`;
    return { status: 302, headers: { Location: `${at}?token=fleeting` } };
  },
};

export const objectRoutes = [commit, tree, blob, commits, contents, tarball];
