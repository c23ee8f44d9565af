import { spawnSync } from 'node:child_process';

const MOST_BYTES = 32 * 1024 * 1024;

/**
 * What a program answers, read as JSON. Judges end with 1 where they have found something.
 * @throws where it answers something else, with what it wrote
 */
export function run(program: string, args: string[]): any {
  const { stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  if (error) throw error;
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Error(`${program}: ${stderr || stdout}`, { cause });
  }
}
