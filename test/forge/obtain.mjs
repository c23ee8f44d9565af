import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  build,
  compilerIsMissing,
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

/**
 * `node test/forge/obtain.mjs`: where Gitea and the files that it reads are, as JSON; what is missing has its reason in
 * `why`. With `--build` what is missing is built first: some four minutes on 2 cores, with Go and a C compiler.
 *
 * Looked for in TEST_ASSET_GITEA (the binary) and TEST_ASSET_GITEA_ROOT (the folder with its templates/, options/ and
 * public/), then in a cache folder of the machine, named for the pinned versions.
 */
const command = 'node test/forge/obtain.mjs --build';
const say = teller('forge');
const gitea = {
  folder: join(dirname(fileURLToPath(import.meta.url)), 'gitea'),
  module: 'code.gitea.io/gitea',
};

function find() {
  const { TEST_ASSET_GITEA, TEST_ASSET_GITEA_ROOT } = process.env;
  const cache = cacheOf(gitea);
  return {
    gitea: locate({
      chosen: TEST_ASSET_GITEA,
      cached: join(cache, 'gitea'),
      why: `gitea is not here: \`${command}\` builds it`,
    }),
    giteaRoot: locate({
      chosen: TEST_ASSET_GITEA_ROOT,
      cached: join(cache, 'root'),
      why: `the files that gitea reads are not here: \`${command}\` fetches them`,
    }),
  };
}

/** Makes whatever is missing, into the cache. */
async function obtain() {
  if (!Object.values(find()).some(isWanted)) return;
  const noTool = goIsMissing() ?? compilerIsMissing();
  if (noTool) throw new Error(noTool);
  await fill(cacheOf(gitea), make, say);
}

async function make(folder) {
  const source = download(gitea);
  mkdirSync(join(folder, 'root'));
  // CSS and JavaScript are in no module: the pages are there, and without any style.
  for (const name of ['templates', 'options', 'public']) {
    copyFolder(join(source, name), join(folder, 'root', name));
  }
  await build(
    gitea,
    {
      source: gitea.module,
      output: join(folder, 'gitea'),
      stamp: { 'main.Version': pinnedVersion(gitea).slice(1) },
      tags: ['sqlite', 'sqlite_unlock_notify'],
      cgo: true, // SQLite
    },
    say,
  );
}

/** Without the modes: Go's folders are read-only, and so nobody but root could delete the copy. */
function copyFolder(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const copy = entry.isDirectory() ? copyFolder : copyFileSync;
    copy(join(from, entry.name), join(to, entry.name));
  }
}

await answer(find, obtain, say);
