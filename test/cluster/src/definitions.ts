import { spawnSync } from 'node:child_process';

/** A custom resource definition: what teaches an API server a kind. */
export interface Definition {
  spec: {
    group: string;
    names: { plural: string };
    versions: { name: string; served: boolean }[];
  };
}

const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The definitions of some kinds.
 * @param folder with all that were obtained
 * @param kinds by `<apiVersion>/<kind>`; Kubernetes' own have none
 */
export function readDefinitions(folder: string, kinds: string[]): Definition[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [require.resolve('../definitions/print.mjs'), folder, ...kinds],
    { encoding: 'utf8', maxBuffer: MOST_BYTES },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
