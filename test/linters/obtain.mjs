import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, goIsMissing } from '../../scripts/go.mjs';
import {
  answer,
  cacheOf,
  fill,
  isWanted,
  locate,
  teller,
} from '../../scripts/obtained.mjs';

/**
 * `node test/linters/obtain.mjs`: where the judges are, as JSON; what is missing has its reason in `why`. With `--build`
 * what is missing is built first: some five minutes on 2 cores.
 *
 * Looked for in TEST_ASSET_KUBECONFORM, TEST_ASSET_KUBE_SCORE and TEST_ASSET_ISTIO_ANALYSIS (a file each), then in a
 * cache folder of the machine, named for the pinned versions.
 */
const command = 'node test/linters/obtain.mjs --build';
const say = teller('linters');
const pinIn = folder => ({
  folder: join(dirname(fileURLToPath(import.meta.url)), folder),
});

const programs = {
  kubeconform: {
    pin: pinIn('kubeconform'),
    source: 'github.com/yannh/kubeconform/cmd/kubeconform',
    chosen: process.env.TEST_ASSET_KUBECONFORM,
  },
  kubeScore: {
    pin: pinIn('kube-score'),
    source: 'github.com/zegl/kube-score/cmd/kube-score',
    chosen: process.env.TEST_ASSET_KUBE_SCORE,
  },
  istioAnalysis: {
    pin: pinIn('istio-analysis'),
    source: '.',
    chosen: process.env.TEST_ASSET_ISTIO_ANALYSIS,
  },
};

const nameOf = ({ pin }) => pin.folder.split(/[\\/]/).pop();

const whereIs = program =>
  locate({
    chosen: program.chosen,
    cached: join(cacheOf(program.pin), nameOf(program)),
    why: `${nameOf(program)} is not here: \`${command}\` builds it`,
  });

const find = () =>
  Object.fromEntries(
    Object.entries(programs).map(([key, it]) => [key, whereIs(it)]),
  );

/** Makes whatever is missing, into the cache. One that cannot be had takes no other along. */
async function obtain() {
  const wanted = Object.values(programs).filter(it => isWanted(whereIs(it)));
  if (wanted.length === 0) return;
  const noGo = goIsMissing();
  if (noGo) throw new Error(noGo);
  const failures = [];
  for (const program of wanted) {
    const { pin, source } = program;
    const make = folder =>
      build(pin, { source, output: join(folder, nameOf(program)) }, say);
    await fill(cacheOf(pin), make, say).catch(error =>
      failures.push(`${nameOf(program)}: ${error.message}`),
    );
  }
  if (failures.length > 0) throw new Error(failures.join('; '));
}

await answer(find, obtain, say);
