import {
  CallboardApi,
  GitRepository,
} from '@callboard/plugin-callboard-common';

/** The configured repositories; none where they are refused. They only choose words, and there are neutral ones. */
export function knownRepositories(
  api: Pick<CallboardApi, 'listRepositories'>,
): Promise<GitRepository[]> {
  return api.listRepositories().catch(() => []);
}
