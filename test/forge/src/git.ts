import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** An environment that does not carry the repository of a hook that we may run in. */
export function withoutRepository(): NodeJS.ProcessEnv {
  const ours = Object.keys(process.env).filter(name => name.startsWith('GIT_'));
  return {
    ...process.env,
    ...Object.fromEntries(ours.map(name => [name, undefined])),
  };
}

/** Nor the settings of whoever runs the tests. */
export const gitEnvironment = (): NodeJS.ProcessEnv => ({
  ...withoutRepository(),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  no_proxy: '127.0.0.1',
});

/**
 * Runs the machine's Git.
 * @param folder where it runs
 * @param input what it reads
 * @returns what it prints
 * @throws what it says, where it fails
 */
export async function git(
  folder: string,
  args: string[],
  input: Iterable<string> = [],
): Promise<string> {
  const child = spawn('git', args, { cwd: folder, env: gitEnvironment() });
  const [printed, said] = [textOf(child.stdout), textOf(child.stderr)];
  const code = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // Where Git ends before it has read everything, its exit code tells more than the broken pipe.
  await pipeline(Readable.from(input), child.stdin).catch(() => {});
  if ((await code) === 0) return printed;
  throw new Error(`git ${args[0]}: ${await said}`);
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
