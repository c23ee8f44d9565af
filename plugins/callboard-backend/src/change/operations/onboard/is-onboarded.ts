import { Microservice } from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { filesBelow } from '../../../repository/files-below';
import { refOf, RepositoryState } from '../../../repository/state';

/** Does the repository hold this very service in an environment already? Then what runs by its name there is itself. */
export function isOnboarded(
  state: RepositoryState,
  environment: string,
  { metadata }: Microservice,
): boolean {
  return (
    state.microservices.has(refOf(metadata)) &&
    filesBelow(state, paths.service(environment, metadata)).length > 0
  );
}
