import { Part, partsFrom } from '@callboard/test-cluster/src/parts';

export { pathOf, whySkipped } from '@callboard/test-cluster/src/parts';

/** What a Gitea is started from: the binary, and the folder with the files that it reads. */
export interface GiteaParts {
  gitea: Part;
  giteaRoot: Part;
}

/** Asks obtain.mjs what is here. Builds nothing. */
export function findGitea(): GiteaParts {
  return partsFrom(require.resolve('../obtain.mjs'));
}
