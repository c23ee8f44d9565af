import { readFileSync } from 'node:fs';

/**
 * Istio's definitions of some of its kinds, for an API server to learn.
 * @param crds path of the file with all of them
 * @returns one text each; none for kinds that are not Istio's.
 */
export function istioDefinitions(crds: string, kinds: string[]): string[] {
  return readFileSync(crds, 'utf8')
    .split(/^---$/m)
    .filter(text => kinds.includes(/^ {4}kind: (\w+)$/m.exec(text)?.[1] ?? ''));
}
