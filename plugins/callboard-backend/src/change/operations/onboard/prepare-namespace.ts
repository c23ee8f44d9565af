import { deployedNamespace, renderNamespace } from '@callboard/manifests';
import { ChangeDraft } from '../../ChangeDraft';
import { knowNamespace } from './know-namespace';
import { hasNamespaceFolder, isNewNamespace } from './new-namespace';

/**
 * Writes the singletons of a namespace, which isolate whatever runs in it, where the namespace is known to be new: neither
 * the cluster has it nor the repository anything of it. Else it says why there are none. One with a folder here is settled.
 */
export function prepareNamespace(
  draft: ChangeDraft,
  environment: string,
  namespace: string,
): void {
  if (hasNamespaceFolder(draft.state, environment, namespace)) return;
  const platform = draft.state.platforms.get(environment)!;
  const deployed = deployedNamespace(namespace, platform);
  const isNew = isNewNamespace(draft.state, environment, namespace);
  const isAllInGit = platform.spec.namespaces === 'all-in-git';
  const known = knowNamespace(platform, draft.runningIn(environment), deployed);
  const mustExist = `the namespace ${deployed} must exist in ${environment} before this is merged`;
  if (known.is === 'absent' && isNew) {
    draft.add(renderNamespace(namespace, platform));
  } else if (known.is === 'there' && isNew) {
    draft.note(
      `nothing is written that isolates the namespace ${deployed} of ${environment}: its cluster has it already${
        isAllInGit
          ? ', although the platform says that this repository holds all namespaces'
          : ''
      }`,
    );
  } else if (known.is === 'unknown' && (isNew || !isAllInGit)) {
    draft.note(`${mustExist}: ${known.why}`);
  } else if (known.is === 'absent' && !isAllInGit) {
    draft.note(
      `${mustExist}: its cluster does not have it, and nothing is written for it because this repository has something in it already`,
    );
  }
}
