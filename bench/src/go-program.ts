/* eslint-disable no-console -- progress of long work */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Builds one of the Go programs in this workspace and asks it about something, given as a file of JSON.
 * @param name its folder; the command runs in the folder of its workspace
 * @returns what it says as JSON; nothing where there is no Go to build it, or where it fails
 */
export async function askGoProgram(
  name: string,
  question: unknown,
): Promise<any> {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-bench-'));
  try {
    const program = join(folder, name);
    const sources = join(process.cwd(), name);
    const built = run('go', ['build', '-o', program, '.'], sources);
    if (built === undefined) return undefined;
    const file = join(folder, 'question.json');
    await writeFile(file, JSON.stringify(question));
    const said = run(program, [file], folder);
    return said === undefined ? undefined : JSON.parse(said);
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
    maxBuffer: 2 ** 30,
  });
  if (status === 0) return stdout;
  console.log(`${program} failed: ${error?.message ?? stderr}`);
  return undefined;
}
