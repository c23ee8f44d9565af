/* eslint-disable no-console -- progress of long work */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The command runs in the folder of its workspace. */
const sources = join(process.cwd(), 'netpol-analyzer');

/**
 * How long np-guard's netpol-analyzer takes for the whole matrix, in milliseconds: its process and its reading of files are
 * not counted. Nothing where there is no Go to build it.
 * @see https://github.com/np-guard/netpol-analyzer
 */
export async function netpolAnalyzer(
  manifests: object[],
): Promise<number | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-bench-'));
  try {
    const program = join(folder, 'netpol-analyzer');
    const built = run('go', ['build', '-o', program, '.'], sources);
    if (built === undefined) return undefined;
    const list = { apiVersion: 'v1', kind: 'List', items: manifests };
    await writeFile(join(folder, 'all.json'), JSON.stringify(list));
    const said = run(program, [join(folder, 'all.json')], folder);
    return said === undefined ? undefined : JSON.parse(said).milliseconds;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a program writes; nothing where it cannot be had, or fails. */
function run(program: string, args: string[], cwd: string): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GOWORK: 'off', CGO_ENABLED: '0' },
  });
  if (status === 0) return stdout;
  console.log(`${program} failed: ${error?.message ?? stderr}`);
  return undefined;
}
