import { InputError, ResponseError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { CallboardApi } from '@callboard/plugin-callboard-common';

const remedy =
  'Start the template anew, and sign in to the Git host where its form asks for it. Where it never asks, the template must: requestUserCredentials in the form, and the secret as the input token of callboard:propose';

/**
 * Refuses to act in the name of Callboard where it has to be that of a person: where `isRequired`, and where an earlier
 * attempt of the same task was, for a retried task has lost its secrets. What is kept of an attempt is that word, never
 * the token. A local repository has no credentials.
 * @throws InputError with what to do.
 */
export async function refuseMissingToken(
  { checkpoint }: Pick<ActionContext<{}>, 'checkpoint'>,
  callboard: Pick<CallboardApi, 'listRepositories'>,
  asked: { token?: string; repository?: string; isRequired: boolean },
): Promise<void> {
  const { token, repository, isRequired } = asked;
  const inTheNameOf = await checkpoint({
    key: 'in-the-name-of',
    fn: async () => (token ? 'person' : 'callboard'),
  });
  const isMissing = !token && (isRequired || inTheNameOf === 'person');
  if (!isMissing || (await isLocal(callboard, repository))) return;
  throw new InputError(
    inTheNameOf === 'person'
      ? `This task was started with your own token at the Git host, and has none any more now that it is retried. ${remedy}`
      : `No user credentials provided for ${
          repository ?? 'the GitOps repository'
        }, but scaffolder.requireScmUserCredentials is enabled. ${remedy}`,
  );
}

/** Where the person may not know what hosts a repository, it does not count as local. */
async function isLocal(
  callboard: Pick<CallboardApi, 'listRepositories'>,
  repository: string | undefined,
): Promise<boolean> {
  const all = await callboard.listRepositories().catch(error => {
    if (error instanceof ResponseError && error.statusCode === 403) return [];
    throw error;
  });
  const meant = all.filter(
    ({ id }) => repository === undefined || id === repository,
  );
  return meant.length > 0 && meant.every(({ host }) => host === 'local');
}
