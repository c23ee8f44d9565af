import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { logFile, root, toolchainFolder } from './paths.mjs';
import { run } from './run.mjs';
import { stage } from './stages.mjs';
import { toolchain } from './toolchain.mjs';
import { workspaces } from './workspaces.mjs';

const stamp = join(toolchainFolder, 'installed');
/** Yarn writes this file last. */
const installedByYarn = join(root, 'node_modules', '.yarn-state.yml');

/**
 * What every command needs first: Node, Yarn and the dependencies.
 * @returns {Promise<import('./toolchain.mjs').Toolchain>}
 */
export async function setUp() {
  const tools = await stage('Node and Yarn', async note => {
    const found = await toolchain();
    note(
      found.fetched.length === 0
        ? "the machine's own"
        : `${found.isNew ? '' : 'already there: '}${found.fetched.join(', ')}`,
    );
    return found;
  });
  await stage('dependencies installed', async note => {
    const wanted = fingerprint([
      'yarn.lock',
      '.yarnrc.yml',
      'package.json',
      ...workspaces().map(folder => `${folder}/package.json`),
    ]);
    if (existsSync(installedByYarn) && installed() === wanted) {
      note('already there');
      return;
    }
    rmSync(stamp, { force: true });
    await run([...tools.yarn, 'install', '--immutable'], {
      env: tools.env,
      log: logFile('install'),
    });
    writeFileSync(stamp, wanted);
  });
  await stage('command-line tool built', () =>
    run([tools.node, 'packages/cli/build.mjs', '--unless-newest'], {
      env: tools.env,
      log: logFile('build-cli'),
    }),
  );
  return tools;
}

const installed = () =>
  existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
