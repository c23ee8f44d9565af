import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/**
 * The config files that a person adds: `npm start -- --config my.yaml`, as often as they like.
 * @returns {string[]} absolute paths, the later the stronger
 * @throws {Failure} where one is missing, or the command line says something else
 */
export function configFilesFromArguments() {
  // npm runs us at the root of the checkout, and tells where the person is.
  const here = process.env.INIT_CWD ?? process.cwd();
  const files = readArguments().map(name => resolve(here, name));
  const missing = files.find(file => !existsSync(file));
  if (missing) throw new Failure(`There is no config file ${missing}.`);
  return files;
}

function readArguments() {
  try {
    const options = { config: { type: 'string', multiple: true } };
    return parseArgs({ options }).values.config ?? [];
  } catch (error) {
    throw new Failure(error.message, {
      remedy: 'For example `npm start -- --config my.yaml`.',
    });
  }
}
