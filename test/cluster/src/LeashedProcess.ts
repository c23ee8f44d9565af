import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/**
 * Runs a program and ends it when its own standard input ends. That happens when we say so and when we die, however
 * we die: a test run that is killed leaves no server behind.
 */
const LEASH = `
exec 3<&0
"$@" 3<&- < /dev/null & program=$!
{ cat <&3; kill -9 $program; } > /dev/null 2>&1 &
exec 3<&-
wait $program
`;

/** A server that lives no longer than the process that started it. */
export class LeashedProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  /** @param log the file that its output goes to */
  constructor(
    private readonly command: string[],
    private readonly log: string,
    env: NodeJS.ProcessEnv,
  ) {
    const output = openSync(log, 'w');
    this.child = spawn('/bin/sh', ['-c', LEASH, 'leash', ...command], {
      stdio: ['pipe', output, output],
      env: { ...process.env, ...env },
    });
    closeSync(output);
    this.ended = new Promise(resolve => {
      this.child.once('error', resolve);
      this.child.once('exit', () => {
        this.child.stdin!.destroy();
        resolve(undefined);
      });
    });
  }

  /** @throws the end of its log, where it has ended by itself. */
  assertRunning(): void {
    if (this.child.exitCode === null && this.child.signalCode === null) return;
    const lines = readFileSync(this.log, 'utf8').trim().split('\n');
    throw new Error(
      `${this.command[0]} ended by itself:\n${lines.slice(-20).join('\n')}`,
    );
  }

  /** Ends it at once. */
  async stop(): Promise<void> {
    this.child.stdin!.end();
    await this.ended;
  }
}
