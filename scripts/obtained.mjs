import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * What test/cluster/obtain.mjs and test/forge/obtain.mjs share: parts that tests need from outside of the repository,
 * named by the environment or made once into a cache folder of the machine.
 */
const caches = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'callboard',
);

/**
 * A folder of the cache; other pins, another folder.
 * @param {{ folder: string }} pin where everything is that decides what is made
 */
export function cacheOf({ folder }) {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) {
    hash.update(readFileSync(join(folder, file)));
  }
  hash.update(`${process.platform} ${process.arch}`);
  const name = folder.split(/[\\/]/).pop();
  return join(caches, name, hash.digest('hex').slice(0, 16));
}

/**
 * Where a part is, or why it is not here. Looks, and does nothing.
 * @param {object} part
 * @param {string} [part.chosen] the path that the environment names
 * @param {string} part.cached its path in the cache
 * @param {string} part.why what to say where it is in neither
 * @returns {{ path: string } | { chosen?: string, why: string }}
 */
export function locate({ chosen, cached, why }) {
  const path = resolve(chosen ?? cached);
  if (existsSync(path)) return { path };
  return chosen
    ? { chosen, why: `${path}, which the environment names, is missing` }
    : { why };
}

/** Whether a part is ours to make: what the environment names is the environment's business. */
export const isWanted = ({ why, chosen }) => Boolean(why && !chosen);

/**
 * A folder of the cache appears whole or not at all; where two make it at once, the first one stays.
 * @param {string} target the folder
 * @param {(folder: string) => void | Promise<void>} make writes into the folder that it is given
 * @param {(text: string) => void} say
 */
export async function fill(target, make, say) {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(`${target}.making-`);
  try {
    await make(folder);
    if (!existsSync(target)) renameSync(folder, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(`in ${target}`);
}

/** Progress goes where it cannot be mistaken for the answer. */
export const teller = name => text =>
  void process.stderr.write(`${name}: ${text}\n`);

/**
 * The command: prints what was found, as JSON; with `--build` what is missing is made first.
 * @param {() => object} find
 * @param {() => Promise<void>} obtain
 * @param {(text: string) => void} say
 */
export async function answer(find, obtain, say) {
  if (process.argv.includes('--build')) {
    try {
      await obtain();
    } catch (error) {
      say(error.message);
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${JSON.stringify(find(), null, 2)}\n`);
}
