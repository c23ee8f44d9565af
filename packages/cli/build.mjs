import {
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('..', import.meta.url));
const root = join(packages, '..');
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
  const { metafile } = await bundleWith({
    entryPoints: [join(here, 'src', 'start.ts')],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // What is written for a bundler to take apart, where there is both.
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
    logLevel: 'silent',
  });
  writeFileSync(join(here, 'dist', 'licenses.txt'), licensesOf(metafile));
  renameSync(unfinished, bundle);
}

/** What the licences of others ask for: their text goes where their code goes. */
function licensesOf({ inputs }) {
  const folders = Object.keys(inputs).flatMap(
    path => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)]
    .sort()
    .map(folder => {
      const file = readdirSync(join(root, folder)).find(name =>
        /^licen[cs]e/i.test(name),
      );
      if (!file) throw new Error(`${folder} has no licence to hand on`);
      const text = readFileSync(join(root, folder, file), 'utf8').trim();
      return `${folder.replace(/^.*node_modules\//, '')}\n\n${text}\n`;
    })
    .join('\n----\n\n');
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
