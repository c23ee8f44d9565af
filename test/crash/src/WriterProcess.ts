import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Acknowledged } from './work';
import { Assignment } from './writer';

const TYPESCRIPT = require.resolve(
  '@backstage/cli-node/config/nodeTransform.cjs',
);

/** A Node process of its own that works on a repository until it is killed. */
export class WriterProcess {
  private readonly child: ChildProcess;
  private readonly ready: Promise<unknown>;
  private readonly merged: string[] = [];
  private complaints = '';

  constructor() {
    this.child = fork(require.resolve('./writer.ts'), {
      execArgv: ['--require', TYPESCRIPT],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', text => {
      this.complaints += text;
    });
    this.ready = new Promise((resolve, reject) => {
      this.child.on('message', (message: Partial<Acknowledged>) => {
        if ('ready' in message) resolve(undefined);
        if (message.merged) this.merged.push(message.merged);
      });
      this.child.once('exit', () => reject(new Error(this.complaints)));
    });
    this.ready.catch(() => {});
  }

  /**
   * Lets it work for so many milliseconds, then kills it with SIGKILL.
   * @returns the changes that it had been told are merged.
   * @throws what it wrote to its standard error, where it ended by itself.
   */
  async workAndDie(assignment: Assignment, after: number): Promise<string[]> {
    await this.ready;
    this.child.send(assignment);
    await pause(after);
    const closed = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await closed;
    if (this.child.signalCode !== 'SIGKILL') throw new Error(this.complaints);
    return this.merged;
  }

  /** Ends a writer that was never given work. */
  async dismiss(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode) return;
    const closed = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await closed;
  }
}
