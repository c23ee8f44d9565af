import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const OLDEST_MINOR = 26;

/** The Go modules that pin what we take from Kubernetes and Istio: folder, and the module that is taken. */
export const controlPlane = {
  folder: join(here, 'control-plane'),
  module: 'k8s.io/kubernetes',
};
export const istioApi = {
  folder: join(here, 'istio-api'),
  module: 'istio.io/api',
};

/** Where the definitions of Istio's kinds stand in its module. */
export const istioCrdsFile = 'kubernetes/customresourcedefinitions.gen.yaml';

/** What every `go` of ours runs with: the pins decide, whatever surrounds the checkout. */
export const goEnvironment = { ...process.env, GOWORK: 'off' };

/**
 * Why Go cannot build for us; nothing where it can.
 * @returns {string | undefined}
 */
export function goIsMissing() {
  const { status, stdout } = spawnSync('go', ['env', 'GOVERSION'], {
    encoding: 'utf8',
    cwd: here,
  });
  if (status !== 0) return `there is no Go here, and 1.${OLDEST_MINOR} builds`;
  const version = stdout.trim();
  const minor = Number(/^go1\.(\d+)/.exec(version)?.[1]);
  return minor >= OLDEST_MINOR
    ? undefined
    : `Go here is ${version}, and only 1.${OLDEST_MINOR} or newer builds`;
}

/**
 * The version that is pinned, e.g. `v1.36.3`.
 * @param {{ folder: string, module: string }} pin
 */
export function pinnedVersion({ folder, module }) {
  const text = readFileSync(join(folder, 'go.mod'), 'utf8');
  const line = text.split('\n').find(it => it.includes(`${module} v`)) ?? '';
  return line.split(`${module} `)[1]?.split(' ')[0];
}

/**
 * Downloads a pinned module, verified by its go.sum, unless Go has it already.
 * @param {{ folder: string, module: string }} pin
 * @returns {string} the folder with its files, which are read-only
 * @throws what Go says
 */
export function download({ folder, module }) {
  const { status, stdout, stderr } = spawnSync(
    'go',
    ['mod', 'download', '-json', module],
    { cwd: folder, env: goEnvironment, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`go mod download ${module}: ${stderr}`);
  return JSON.parse(stdout).Dir;
}
