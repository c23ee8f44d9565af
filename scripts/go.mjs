import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const OLDEST_MINOR = 26;

/** What every `go` of ours runs with: the pins decide, whatever surrounds the checkout. */
const environment = { ...process.env, GOWORK: 'off' };

/**
 * A Go module of ours that pins what we take from elsewhere.
 * @typedef {object} Pin
 * @property {string} folder where its go.mod and go.sum are
 * @property {string} module the module that is taken, e.g. `k8s.io/kubernetes`
 */

/**
 * Why Go cannot build for us; nothing where it can.
 * @returns {string | undefined}
 */
export function goIsMissing() {
  const { status, stdout } = spawnSync('go', ['env', 'GOVERSION'], {
    encoding: 'utf8',
  });
  if (status !== 0) return `there is no Go here, and 1.${OLDEST_MINOR} builds`;
  const version = stdout.trim();
  const minor = Number(/^go1\.(\d+)/.exec(version)?.[1]);
  return minor >= OLDEST_MINOR
    ? undefined
    : `Go here is ${version}, and only 1.${OLDEST_MINOR} or newer builds`;
}

/**
 * Why what has C in it cannot be built; nothing where it can. Needs Go.
 * @returns {string | undefined}
 */
export function compilerIsMissing() {
  const compiler = spawnSync('go', ['env', 'CC'], { encoding: 'utf8' });
  const [program] = compiler.stdout.trim().split(' ');
  return spawnSync(program, ['--version']).status === 0
    ? undefined
    : `there is no C compiler here: ${program}`;
}

/**
 * The version that is pinned, e.g. `v1.36.3`.
 * @param {Pin} pin
 */
export function pinnedVersion({ folder, module }) {
  const text = readFileSync(join(folder, 'go.mod'), 'utf8');
  const line = text.split('\n').find(it => it.includes(`${module} v`)) ?? '';
  return line.split(`${module} `)[1]?.split(' ')[0];
}

/**
 * Downloads a pinned module alone, verified by its go.sum, unless Go has it already.
 * @param {Pin} pin
 * @returns {string} the folder with its files, which are read-only
 * @throws what Go says
 */
export function download(pin) {
  const module = `${pin.module}@${pinnedVersion(pin)}`;
  const { status, stdout, stderr } = spawnSync(
    'go',
    ['mod', 'download', '-json', module],
    { cwd: pin.folder, env: environment, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`go mod download ${module}: ${stderr}`);
  return JSON.parse(stdout).Dir;
}

/**
 * Builds a program of a pinned module, and says twice a minute that it is still at it.
 * @param {Pin} pin
 * @param {object} program
 * @param {string} program.source the Go package, e.g. `go.etcd.io/etcd/server/v3`
 * @param {string} program.output path of the binary
 * @param {Record<string, string>} [program.stamp] Go variables and what they are set to
 * @param {string[]} [program.tags] build tags
 * @param {boolean} [program.cgo] whether C is compiled, too
 * @param {(text: string) => void} say
 */
export async function build(pin, program, say) {
  const { source, output, stamp = {}, tags = [], cgo = false } = program;
  const name = output.split(/[\\/]/).pop();
  const since = Date.now();
  const seconds = () => `${Math.round((Date.now() - since) / 1000)} s`;
  const variables = Object.entries(stamp).map(([at, it]) => `-X ${at}=${it}`);
  say(`building ${name} …`);
  const ticking = setInterval(() => say(`… ${name}, ${seconds()}`), 30_000);
  try {
    await go(pin, cgo, [
      ...['build', '-trimpath', '-buildvcs=false', '-tags', tags.join(',')],
      ...['-ldflags', ['-s', '-w', ...variables].join(' ')],
      ...['-o', output, source],
    ]);
  } finally {
    clearInterval(ticking);
  }
  say(`built ${name} in ${seconds()}`);
}

function go({ folder }, cgo, args) {
  const child = spawn('go', args, {
    cwd: folder,
    env: { ...environment, CGO_ENABLED: cgo ? '1' : '0' },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', code =>
      code === 0 ? done() : fail(new Error(`go ended with ${code}`)),
    );
  });
}
