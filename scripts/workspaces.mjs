import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * The folders of all workspaces, e.g. `packages/contract`, in alphabetical order.
 * @param {string} [base] the root of the checkout
 * @returns {string[]}
 */
export function workspaces(base = root) {
  const { workspaces: patterns } = JSON.parse(
    readFileSync(join(base, 'package.json'), 'utf8'),
  );
  return patterns
    .flatMap(pattern => matching(pattern, base))
    .filter(folder => existsSync(join(base, folder, 'package.json')))
    .sort();
}

function matching(pattern, base) {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  if (!existsSync(join(base, parent))) return [];
  return readdirSync(join(base, parent)).map(name => `${parent}/${name}`);
}
