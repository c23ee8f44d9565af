import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './paths.mjs';
import { workspaces } from './workspaces.mjs';

const dependencyCruiser = join(
  root,
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
);
/** The rules. */
export const rulesFile = join(root, '.dependency-cruiser.cjs');

/**
 * Follows the imports of all workspaces and judges them by .dependency-cruiser.cjs.
 * @param {string} [base] the root of the checkout
 * @returns {Promise<{ violations: { rule: string, from: string, to: string }[], modules: number, unseen: string[] }>}
 *   modules: how many source files of ours were followed · unseen: workspaces that have sources of which none was
 * @throws when dependency-cruiser itself fails
 */
export async function cruise(base = root) {
  const folders = workspaces(base);
  const tops = [...new Set(folders.map(folder => folder.split('/')[0]))];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      dependencyCruiser,
      '--config',
      rulesFile,
      '--output-type',
      'json',
      ...tops,
    ],
    { cwd: base, maxBuffer: 256e6 },
  );
  const { modules, summary } = JSON.parse(stdout);
  const followed = modules
    .filter(({ followable = true, source }) => followable && isOurs(source))
    .map(({ source }) => source);
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
    })),
    modules: followed.length,
    unseen: folders.filter(
      folder =>
        hasSources(join(base, folder, 'src')) &&
        !followed.some(source => source.startsWith(`${folder}/`)),
    ),
  };
}

const isOurs = source =>
  /\.[cm]?[jt]sx?$/.test(source) && !source.includes('node_modules/');

function hasSources(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some(entry =>
    entry.isDirectory()
      ? hasSources(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name),
  );
}
