const repository = '/repos/{owner}/{repo}';

/** What Callboard, and the people of the tests, ask of GitHub, as its description names it. */
export const operations = [
  'GET /app/installations',
  'POST /app/installations/{installation_id}/access_tokens',
  `GET ${repository}/commits`,
  `GET ${repository}/contents/{path}`,
  `GET ${repository}/git/blobs/{file_sha}`,
  `GET ${repository}/git/commits/{commit_sha}`,
  `GET ${repository}/git/trees/{tree_sha}`,
  `POST ${repository}/issues/{issue_number}/comments`,
  `POST ${repository}/issues/{issue_number}/labels`,
  `GET ${repository}/pulls`,
  `POST ${repository}/pulls`,
  `GET ${repository}/pulls/{pull_number}`,
  `PATCH ${repository}/pulls/{pull_number}`,
  `PUT ${repository}/pulls/{pull_number}/merge`,
  `POST ${repository}/pulls/{pull_number}/requested_reviewers`,
  `GET ${repository}/tarball/{ref}`,
];
