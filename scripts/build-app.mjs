import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { dataFolder, logFile, root, toolchainFolder } from './paths.mjs';
import { run } from './run.mjs';

/** What the built frontend is made of. app-config.yaml says which plugins it loads. */
const sources = [
  'packages/app',
  'plugins/callboard',
  'plugins/callboard-common',
  'packages/contract',
  'yarn.lock',
  'app-config.yaml',
  'app-config.local.yaml',
];
const stamp = join(toolchainFolder, 'app-built');
const built = join(root, 'packages', 'app', 'dist', 'index.html');

/**
 * Builds the frontend unless these very sources are built.
 * @param {import('./toolchain.mjs').Toolchain} tools
 * @returns {Promise<boolean>} whether it was there already
 */
export async function buildApp({ yarn, env }) {
  const wanted = fingerprint(sources);
  if (existsSync(built) && isStamped(wanted)) return true;
  rmSync(stamp, { force: true });
  await run([...yarn, 'workspace', 'app', 'build'], {
    env: { ...env, CALLBOARD_DATA: dataFolder, NODE_ENV: 'production' },
    log: logFile('build'),
  });
  writeFileSync(stamp, wanted);
  return false;
}

const isStamped = wanted =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
