import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout, absolute. */
export const root = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** What set-up fetches and remembers; ignored by Git, safe to delete. */
export const toolchainFolder = join(root, '.toolchain');

/** What the portal keeps between two starts: repository, database, log. */
export const dataFolder = resolve(
  root,
  process.env.CALLBOARD_DATA || '.callboard',
);

/** Where the output of a stage goes, e.g. `logFile('install')`. */
export const logFile = name => join(toolchainFolder, 'logs', `${name}.log`);

/**
 * The options that make Backstage read these files, whatever its working directory.
 * @param {string[]} names files of the root, or absolute; the later the stronger, absent ones are left out
 */
export const configOptions = names =>
  names
    .map(name => resolve(root, name))
    .filter(file => existsSync(file))
    .flatMap(file => ['--config', file]);
