import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure, Stopped } from './failure.mjs';
import { root } from './paths.mjs';

const shell = process.platform === 'win32';
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command to its end, its output in a log file (or on our own terminal without one).
 * @param {string[]} command program and arguments
 * @param {{ log?: string, env?: NodeJS.ProcessEnv }} options
 * @throws {Failure} when it cannot start or its exit code is not 0
 * @throws {Stopped} when a person stopped us meanwhile
 */
export async function run(command, { log, env = process.env }) {
  const code = await exitCode(command, { log, env });
  if (code !== 0) {
    throw new Failure(`\`${brief(command)}\` ended with exit code ${code}.`, {
      log,
    });
  }
}

/** As `run`, but an exit code other than 0 is an answer. */
export async function exitCode(command, { log, env }) {
  const output = log ? openLog(log) : 'inherit';
  const child = spawn(command[0], command.slice(1), {
    cwd: root,
    env,
    stdio: [log ? 'ignore' : 'inherit', output, output],
    shell,
  });
  if (typeof output === 'number') closeSync(output);
  const passedOn = passOnSignals(child);
  try {
    return await ended(child, command);
  } finally {
    if (passedOn()) throw new Stopped();
  }
}

/** Opens a log file anew, with the folders around it. */
export function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'w');
}

/**
 * Sends the signals that we get to a child.
 * @returns {() => boolean} ends that, and says whether there was one
 */
export function passOnSignals(child) {
  let signalled = false;
  const passOn = signal => {
    signalled = true;
    child.kill(signal);
  };
  signals.forEach(signal => process.on(signal, passOn));
  return () => {
    signals.forEach(signal => process.off(signal, passOn));
    return signalled;
  };
}

function ended(child, command) {
  return new Promise((resolve, reject) => {
    child.once('error', error =>
      reject(
        error.code === 'ENOENT'
          ? new Failure(`${command[0]} is missing on this machine.`, {
              remedy: `Install ${command[0]}, then run the command again.`,
            })
          : new Failure(`${command[0]} could not be started: ${error.message}`),
      ),
    );
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}

/**
 * What a command prints, trimmed; nothing when it is missing, fails or does not answer in time.
 * @param {string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, seconds?: number }} options
 * @returns {Promise<string | undefined>}
 */
export function answerOf(command, { env = process.env, seconds = 8 } = {}) {
  return new Promise(resolve => {
    const child = spawn(command[0], command.slice(1), {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      signal: AbortSignal.timeout(seconds * 1000),
      killSignal: 'SIGKILL',
      shell,
    });
    let answer = '';
    child.stdout.on('data', chunk => (answer += chunk));
    child.once('error', () => resolve(undefined));
    child.once('close', code =>
      resolve(code === 0 ? answer.trim() : undefined),
    );
  });
}

/** The first words of a command, without the folders. */
const brief = command =>
  command
    .slice(0, 5)
    .map(word => word.split(/[\\/]/).pop())
    .join(' ');
