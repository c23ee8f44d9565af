import { deployedNamespace, paths } from '@callboard/manifests';
import { filesBelow } from '../../../repository/files-below';
import { RepositoryState } from '../../../repository/state';

export function hasNamespaceFolder(
  state: RepositoryState,
  environment: string,
  namespace: string,
): boolean {
  const folder = `${paths.environment(environment)}/${namespace}`;
  return filesBelow(state, folder).length > 0;
}

/** Does nothing in this repository say that the namespace is there, or that something runs in it? */
export function isNewNamespace(
  state: RepositoryState,
  environment: string,
  namespace: string,
): boolean {
  const deployed = deployedNamespace(
    namespace,
    state.platforms.get(environment)!,
  );
  const isDeclared = state.snapshots
    .get(environment)
    ?.objects.some(
      ({ kind, metadata }) =>
        metadata.namespace === deployed ||
        (kind === 'Namespace' && metadata.name === deployed),
    );
  return !isDeclared && !hasNamespaceFolder(state, environment, namespace);
}
