import { spawnSync } from 'node:child_process';

/** A file that the tests need from outside of the repository, or why it is not here. */
export type Part = { path: string } | { why: string };

/** What a control plane is started from, and what teaches it kinds that are not its own. */
export interface Parts {
  etcd: Part;
  kubeApiserver: Part;
  /** Makes pods of Deployments and endpoints of pods; most tests need none. */
  kubeControllerManager: Part;
  definitions: Part;
}

/** Asks obtain.mjs what is here. Builds nothing. */
export function findParts(): Parts {
  return partsFrom(require.resolve('../obtain.mjs'));
}

/** What such a script knows of. @param script its path */
export function partsFrom(script: string): any {
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The path of a part. @throws where it is not here. */
export function pathOf(part: Part): string {
  if ('why' in part) throw new Error(part.why);
  return part.path;
}

/** Why tests that need these parts are skipped, to stand behind their title; empty where all parts are here. */
export function whySkipped(...parts: Part[]): string {
  const [missing] = parts.flatMap(part => ('why' in part ? [part.why] : []));
  return missing ? ` (skipped: ${missing})` : '';
}
