import { RepositoryState } from '../../../repository/state';
import { ChangeIssue } from '../../InvalidChangeError';

/** What stands in the way of setting up the delivery of an environment before anything is planned. */
export function refuseBootstrap(
  state: RepositoryState,
  environment: string,
): ChangeIssue[] {
  if (!state.platforms.has(environment)) {
    return [
      {
        code: 'environment-unknown',
        path: ['environment'],
        message: `${environment} is not an environment of this repository: use ${[
          ...state.platforms.keys(),
        ].join(' or ')}`,
      },
    ];
  }
  // A service that cannot be read would be left out, and Argo CD takes away what it is not told of any more.
  return state.problems.map(({ path, message }) => ({
    code: 'contract-unreadable',
    path: ['environment'],
    message: `${path} cannot be read, so it is not known what belongs to ${environment}: ${message}`,
  }));
}
