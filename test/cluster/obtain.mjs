import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  controlPlane,
  download,
  goEnvironment,
  goIsMissing,
  istioApi,
  istioCrdsFile,
  pinnedVersion,
} from './go.mjs';

/**
 * `node test/cluster/obtain.mjs`: where etcd, kube-apiserver and Istio's definitions are, as JSON; what is missing has
 * its reason in `why`. With `--build` what is missing is built and downloaded first: some 8 minutes on 2 cores.
 *
 * Looked for in KUBEBUILDER_ASSETS (a folder with both), TEST_ASSET_ETCD and TEST_ASSET_KUBE_APISERVER (a file each),
 * then in a cache folder of the machine, named for the pinned versions.
 */
const command = 'node test/cluster/obtain.mjs --build';
const caches = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'callboard',
);
const binaries = { etcd: 'etcd', kubeApiserver: 'kube-apiserver' };

/** A folder of the cache; other pins, another folder. */
function cacheOf({ folder }) {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) {
    hash.update(readFileSync(join(folder, file)));
  }
  hash.update(`${process.platform} ${process.arch}`);
  const name = folder.split(/[\\/]/).pop();
  return join(caches, name, hash.digest('hex').slice(0, 16));
}

/** What the environment names or else the cache has. Looks, and does nothing. */
export function find() {
  const crds = join(cacheOf(istioApi), 'crds.yaml');
  return {
    ...findBinaries(),
    istioCrds: existsSync(crds)
      ? { path: crds }
      : {
          why: `Istio's definitions are not here: \`${command}\` fetches them`,
        },
  };
}

function findBinaries() {
  const { KUBEBUILDER_ASSETS: assets } = process.env;
  const named = {
    etcd: process.env.TEST_ASSET_ETCD,
    kubeApiserver: process.env.TEST_ASSET_KUBE_APISERVER,
  };
  return Object.fromEntries(
    Object.entries(binaries).map(([part, name]) => {
      const chosen = named[part] ?? (assets && join(assets, name));
      const path = resolve(chosen ?? join(cacheOf(controlPlane), name));
      if (existsSync(path)) return [part, { path }];
      return [
        part,
        chosen
          ? { chosen, why: `${path}, which the environment names, is missing` }
          : { why: `${name} is not here: \`${command}\` builds it` },
      ];
    }),
  );
}

/** Makes whatever is missing, into the cache. Parts that the environment names are the environment's business. */
async function obtain() {
  const { istioCrds, ...parts } = find();
  const wanted = Object.values(parts).some(({ why, chosen }) => why && !chosen);
  if (!wanted && !istioCrds.why) return;
  const noGo = goIsMissing();
  if (noGo) throw new Error(noGo);
  if (istioCrds.why) {
    await fill(cacheOf(istioApi), folder =>
      copyFileSync(
        join(download(istioApi), istioCrdsFile),
        join(folder, 'crds.yaml'),
      ),
    );
  }
  if (wanted) await fill(cacheOf(controlPlane), build);
}

/** A folder of the cache appears whole or not at all; where two make it at once, the first one stays. */
async function fill(target, make) {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(`${target}.making-`);
  try {
    await make(folder);
    if (!existsSync(target)) renameSync(folder, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(`in ${target}`);
}

async function build(folder) {
  const version = pinnedVersion(controlPlane);
  const [major, minor] = version.slice(1).split('.');
  const stamp = Object.entries({
    gitVersion: version,
    gitMajor: major,
    gitMinor: minor,
  }).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
  );
  await goBuild('etcd', folder, 'go.etcd.io/etcd/server/v3', []);
  await goBuild(
    'kube-apiserver',
    folder,
    'k8s.io/kubernetes/cmd/kube-apiserver',
    stamp,
  );
}

async function goBuild(name, folder, source, stamp) {
  const since = Date.now();
  const seconds = () => `${Math.round((Date.now() - since) / 1000)} s`;
  say(`building ${name} …`);
  const ticking = setInterval(() => say(`… ${name}, ${seconds()}`), 30_000);
  try {
    await run([
      ...['go', 'build', '-trimpath', '-buildvcs=false'],
      ...['-ldflags', ['-s', '-w', ...stamp].join(' ')],
      ...['-o', join(folder, name), source],
    ]);
  } finally {
    clearInterval(ticking);
  }
  say(`built ${name} in ${seconds()}`);
}

function run([program, ...rest]) {
  const child = spawn(program, rest, {
    cwd: controlPlane.folder,
    env: { ...goEnvironment, CGO_ENABLED: '0' },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', code =>
      code === 0 ? done() : fail(new Error(`${program} ended with ${code}`)),
    );
  });
}

/** Progress goes where it cannot be mistaken for the answer. */
function say(text) {
  process.stderr.write(`control plane: ${text}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--build')) {
    try {
      await obtain();
    } catch (error) {
      say(error.message);
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${JSON.stringify(find(), null, 2)}\n`);
}
