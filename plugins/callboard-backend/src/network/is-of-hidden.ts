import { Scene } from './scene';

/**
 * Is it the policy of a grant to a caller whom the reader may not see? It is named for its caller, and so is its file.
 * @param path where it lies in the repository; nothing of what was read in a cluster
 */
export function isOfHidden(
  { entities }: Scene,
  name: string,
  path = '',
): boolean {
  const [, namespace, caller] =
    /\/callers\/([^/.]+)\.([^/]+)\.ya?ml$/.exec(path) ??
    /\.from\.([^.]+)\.(.+)$/.exec(name) ??
    [];
  return entities.get(`${namespace}/${caller}`)?.isVisible === false;
}
