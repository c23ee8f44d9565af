import { Part, partsFrom } from '@callboard/test-cluster/src/parts';

export { pathOf, whySkipped } from '@callboard/test-cluster/src/parts';

/** The programs that judge manifests. */
export interface Judges {
  kubeconform: Part;
  kubeScore: Part;
  istioAnalysis: Part;
}

/** Asks obtain.mjs what is here. Builds nothing. */
export function findJudges(): Judges {
  return partsFrom(require.resolve('../obtain.mjs'));
}
