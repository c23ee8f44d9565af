import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  build,
  download,
  goIsMissing,
  pinnedVersion,
} from '../../scripts/go.mjs';
import {
  answer,
  cacheOf,
  fill,
  isWanted,
  locate,
  teller,
} from '../../scripts/obtained.mjs';
import { projects } from './definitions/projects.mjs';
import { controlPlane, definitionsFolder } from './pins.mjs';

/**
 * `node test/cluster/obtain.mjs`: where etcd, kube-apiserver, kube-controller-manager and the custom resource definitions
 * are, as JSON; what is missing has its reason in `why`. With `--build` what is missing is built and downloaded first: some
 * 9 minutes on 2 cores.
 *
 * Looked for in KUBEBUILDER_ASSETS (a folder with all of them), TEST_ASSET_ETCD, TEST_ASSET_KUBE_APISERVER and
 * TEST_ASSET_KUBE_CONTROLLER_MANAGER (a file each), then in a cache folder of the machine, named for the pinned versions.
 */
const command = 'node test/cluster/obtain.mjs --build';
const say = teller('control plane');
const definitionsCache = cacheOf({ folder: definitionsFolder });

function find() {
  const { KUBEBUILDER_ASSETS: assets, ...env } = process.env;
  const binary = (name, chosen) =>
    locate({
      chosen: chosen ?? (assets && join(assets, name)),
      cached: join(cacheOf(controlPlane), name),
      why: `${name} is not here: \`${command}\` builds it`,
    });
  return {
    etcd: binary('etcd', env.TEST_ASSET_ETCD),
    kubeApiserver: binary('kube-apiserver', env.TEST_ASSET_KUBE_APISERVER),
    kubeControllerManager: binary(
      'kube-controller-manager',
      env.TEST_ASSET_KUBE_CONTROLLER_MANAGER,
    ),
    definitions: locate({
      cached: definitionsCache,
      why: `the custom resource definitions are not here: \`${command}\` fetches them`,
    }),
  };
}

/** Makes whatever is missing, into the cache. */
async function obtain() {
  const { definitions, ...binaries } = find();
  const isBuilding = Object.values(binaries).some(isWanted);
  if (!isBuilding && !isWanted(definitions)) return;
  const noGo = goIsMissing();
  if (noGo) throw new Error(noGo);
  if (isBuilding) await fill(cacheOf(controlPlane), buildBinaries, say);
  if (isWanted(definitions)) {
    await fill(definitionsCache, copyDefinitions, say);
  }
}

/** As they are published: a machine may obtain them before there is anything that reads YAML. */
function copyDefinitions(folder) {
  for (const { module, files } of projects.flatMap(it => it.sources)) {
    say(`fetching the definitions of ${module} …`);
    const from = download({ folder: definitionsFolder, module });
    for (const file of files) {
      copyFileSync(join(from, file), join(folder, basename(file)));
    }
  }
}

async function buildBinaries(folder) {
  const version = pinnedVersion(controlPlane);
  const [major, minor] = version.slice(1).split('.');
  const at = 'k8s.io/component-base/version';
  await build(
    controlPlane,
    { source: 'go.etcd.io/etcd/server/v3', output: join(folder, 'etcd') },
    say,
  );
  for (const name of ['kube-apiserver', 'kube-controller-manager']) {
    await build(
      controlPlane,
      {
        source: `k8s.io/kubernetes/cmd/${name}`,
        output: join(folder, name),
        stamp: {
          [`${at}.gitVersion`]: version,
          [`${at}.gitMajor`]: major,
          [`${at}.gitMinor`]: minor,
        },
      },
      say,
    );
  }
}

await answer(find, obtain, say);
