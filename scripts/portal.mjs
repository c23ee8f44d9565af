import { spawn } from 'node:child_process';
import { closeSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { configOptions, dataFolder, root } from './paths.mjs';
import { openLog } from './run.mjs';

const backend = join(root, 'packages', 'backend');
const patienceSeconds = 180;

/** Where the portal writes what it does. */
export const portalLog = join(dataFolder, 'portal.log');

/**
 * Starts the portal as one process, the way `backstage-cli package start` does but without its watcher.
 * @param {import('./toolchain.mjs').Toolchain} tools
 * @param {{ port?: number, configs: string[] }} chosen
 *   port: 1–65535; nothing: the one in app-config.yaml · configs: files that are stronger than it
 * @returns {import('node:child_process').ChildProcess}
 */
export function startPortal({ node, env }, { port, configs }) {
  mkdirSync(dataFolder, { recursive: true });
  const log = openLog(portalLog);
  const portal = spawn(
    node,
    [
      '--enable-source-maps',
      '--require',
      typescriptHook(),
      'src/index.ts',
      ...configOptions([
        'app-config.yaml',
        'app-config.local.yaml',
        ...configs,
      ]),
    ],
    {
      cwd: backend,
      env: {
        ...env,
        NODE_ENV: 'development',
        CALLBOARD_DATA: dataFolder,
        ...(port && overridePort(port)),
      },
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  return portal;
}

/** The CLI's own hook, so that we read TypeScript exactly as it does. */
function typescriptHook() {
  const cli = createRequire(join(root, 'package.json')).resolve(
    '@backstage/cli/package.json',
  );
  return createRequire(cli).resolve(
    '@backstage/cli-node/config/nodeTransform.cjs',
  );
}

function overridePort(port) {
  const url = JSON.stringify(`http://localhost:${port}`);
  return {
    APP_CONFIG_app_baseUrl: url,
    APP_CONFIG_backend_baseUrl: url,
    APP_CONFIG_backend_listen_port: String(port),
  };
}

/**
 * Waits until the portal says that it is ready and serves its first page.
 * @param {import('node:child_process').ChildProcess} portal
 * @param {number} port
 * @throws {Failure} when it ends before, or takes longer than three minutes
 */
export async function untilReady(portal, port) {
  const url = `http://127.0.0.1:${port}`; // Node 18 finds only ::1 behind localhost
  const pages = [`${url}/.backstage/health/v1/readiness`, `${url}/`];
  for (const end = Date.now() + patienceSeconds * 1000; Date.now() < end; ) {
    if (hasEnded(portal)) throw ended(portal, 'before it was ready');
    if ((await Promise.all(pages.map(answers))).every(Boolean)) return;
    await sleep(250);
  }
  portal.kill();
  throw new Failure(`The portal was not ready after ${patienceSeconds} s.`, {
    log: portalLog,
  });
}

const startOver = `The end of its log says why. To start afresh, delete ${relative(
  root,
  dataFolder,
)} (its repository and open changes go with it).`;

/** What to say of a portal that ended by itself. */
export const ended = (portal, when) =>
  new Failure(
    `The portal ended ${when} (${
      portal.signalCode ?? `exit code ${portal.exitCode}`
    }).`,
    { log: portalLog, remedy: startOver },
  );

const hasEnded = portal =>
  portal.exitCode !== null || portal.signalCode !== null;

async function answers(page) {
  try {
    const response = await fetch(page, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false; // not listening yet
  }
}
