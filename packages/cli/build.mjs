import { readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('..', import.meta.url));
const here = join(packages, 'cli');
const bundle = join(here, 'dist', 'callboard.cjs');

/** What the bundle is made of. */
const sources = [
  'cli/package.json',
  'cli/build.mjs',
  ...['checks', 'cli', 'contract', 'manifests', 'reachability'].map(
    name => `${name}/src`,
  ),
  'manifests/schemas',
];

/** Builds the bundle where there is none, or where one of its sources is newer. */
export async function buildUnlessNewest() {
  const built = changedAt(bundle);
  if (built && sources.every(path => newestIn(join(packages, path)) <= built)) {
    return;
  }
  await build();
}

/** One file: it starts faster than many, and needs nothing installed beside it. */
export async function build() {
  const { build: bundleWith } = await import('esbuild');
  // Whoever starts it meanwhile has the one that was there, or this one: never half of it.
  const unfinished = `${bundle}.${process.pid}`;
  await bundleWith({
    entryPoints: [join(here, 'src', 'start.ts')],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // For one of two packages in one file esbuild would take the one for browsers.
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'eof',
    logLevel: 'silent',
  });
  renameSync(unfinished, bundle);
}

/** A file that goes changes its folder. */
function newestIn(path) {
  const own = changedAt(path);
  return statSync(path).isDirectory()
    ? Math.max(
        own,
        ...readdirSync(path).map(name => newestIn(join(path, name))),
      )
    : own;
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isLazy = process.argv.includes('--unless-newest');
  await (isLazy ? buildUnlessNewest() : build());
}
