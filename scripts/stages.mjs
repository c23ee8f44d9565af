import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Failure, Stopped } from './failure.mjs';
import { root } from './paths.mjs';
import { remedyFor } from './remedies.mjs';

const tty = process.stdout.isTTY === true;
const eraseLine = '\r\u001b[K';
const print = line => process.stdout.write(`${line}\n`);
const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const row = (mark, title, time) =>
  `  ${mark} ${title.padEnd(34)} ${time.padStart(8)}`;

/**
 * Runs one stage and prints a line with its time when it has passed; explains it when it has failed.
 * @template T
 * @param {string} title what is true afterwards, e.g. `dependencies installed`
 * @param {(note: (text: string) => void) => Promise<T> | T} work `note` puts a few words behind the time
 * @returns {Promise<T>}
 * @throws what `work` throws, after it has been explained
 */
export async function stage(title, work) {
  const since = Date.now();
  let remark = '';
  const ticking = tty ? tick(title, since) : undefined;
  try {
    const result = await work(text => (remark = `   (${text})`));
    clearInterval(ticking);
    print(`${tty ? eraseLine : ''}${row('✔', title, seconds(since))}${remark}`);
    return result;
  } catch (error) {
    clearInterval(ticking);
    if (tty) process.stdout.write(eraseLine);
    if (!(error instanceof Stopped)) {
      print(row('✘', title, seconds(since)));
      explain(error);
    }
    throw error;
  }
}

function tick(title, since) {
  const show = () =>
    process.stdout.write(eraseLine + row('…', title, seconds(since)));
  show();
  return setInterval(show, 1000);
}

const explained = new WeakSet();

/** Prints the end of the log, what failed and what to do. Once per error. */
function explain(error) {
  if (explained.has(error)) return;
  explained.add(error);
  const end = error instanceof Failure && error.log ? tail(error.log) : '';
  if (end) print(`\n${end.replace(/^/gm, '    │ ')}\n`);
  print(
    `    ${error instanceof Failure ? error.message : error.stack ?? error}`,
  );
  const remedy =
    error.remedy ?? remedyFor(`${end}\n${error.message} ${error.code ?? ''}`);
  if (remedy) print(`    ${remedy}`);
  if (end) print(`    The whole log: ${relative(root, error.log)}`);
}

function tail(file, lines = 40) {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8')
    .replace(/\u001b\[[0-9;]*m/g, '')
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .join('\n');
}

/**
 * The frame of every command: what failed is explained, and the exit code says so.
 * @param {() => Promise<void>} main
 */
export async function orExplain(main) {
  if (process.env.npm_lifecycle_event) stopWithParent();
  try {
    await main();
  } catch (error) {
    if (error instanceof Stopped) process.exit(130);
    explain(error);
    process.exit(1);
  }
}

/** npm passes a signal on to its shell only, which ends without telling us. */
function stopWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 1000).unref();
}
