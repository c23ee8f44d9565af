import { GitSource } from '@callboard/plugin-callboard-common';
import { Sighting } from '../repository/Repository';

/** The repository as the source of an answer about one of its environments. */
export function toGitSource(
  repository: string,
  { state, readAt, failure }: Sighting,
  environment: string,
): GitSource {
  return {
    kind: 'git',
    repository,
    commit: state.commit,
    readAt: readAt.toISOString(),
    ...(failure && { failure }),
    problems: state.networks
      .get(environment)!
      .problems.map(({ path, line, message }) => ({
        path,
        ...(line && { line }),
        message,
      })),
  };
}
