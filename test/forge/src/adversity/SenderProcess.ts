import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Errand } from './sender';

const TYPESCRIPT = require.resolve(
  '@backstage/cli-node/config/nodeTransform.cjs',
);

/** A Node process of its own that sends one change, unless it is killed before it has. */
export class SenderProcess {
  private readonly child: ChildProcess;
  private readonly ready: Promise<void>;
  private complaints = '';

  constructor() {
    this.child = fork(require.resolve('./sender.ts'), {
      execArgv: ['--require', TYPESCRIPT],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', text => {
      this.complaints += text;
    });
    this.ready = this.says('ready');
    this.ready.catch(() => {});
  }

  /**
   * Lets it send. Answers once it has, or is dead.
   * @throws what it wrote to its standard error, where it ended by itself.
   */
  async send(errand: Errand): Promise<'sent' | 'killed'> {
    await this.ready;
    const closed = once(this.child, 'close');
    const sent = this.says('sent');
    this.child.send(errand);
    try {
      await sent;
      this.kill();
      await closed;
      return 'sent';
    } catch (error) {
      if (this.child.signalCode === 'SIGKILL') return 'killed';
      throw error;
    }
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** Ends one that was never given anything to send. */
  async dismiss(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode) return;
    const closed = once(this.child, 'close');
    this.kill();
    await closed;
  }

  /** The loader of TypeScript sends messages of its own. */
  private says(word: 'ready' | 'sent'): Promise<void> {
    return new Promise((resolve, reject) => {
      this.child.on('message', (message: object) => {
        if (word in message) resolve();
      });
      this.child.once('close', () => reject(new Error(this.complaints)));
    });
  }
}
