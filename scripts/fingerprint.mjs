import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const madeByTools = /^(node_modules|dist|dist-types|coverage|output)$/;

/**
 * A hash of the names and contents of files: the same inputs, the same fingerprint.
 * @param {string[]} paths files and folders, relative to the root; absent ones count as absent
 * @returns {string}
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .filter(name => !madeByTools.test(name))
    .flatMap(name => filesUnder(`${path}/${name}`));
}
