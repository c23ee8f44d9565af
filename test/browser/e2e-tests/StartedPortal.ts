import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from '@callboard/test-cluster/src/free-ports';

const start = join(__dirname, '..', '..', '..', 'scripts', 'start.mjs');

/** A portal of its own, beside the one with the demo repository that all other tests share. */
export class StartedPortal {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  /**
   * Starts one as a person would: `npm start -- --config <file>`.
   * @param config path of the file
   * @param data folder for what it keeps; emptied first
   * @param env what the file asks for
   * @throws what was printed, where the portal is not ready
   */
  static async start({
    config,
    data,
    env,
  }: {
    config: string;
    data: string;
    env: Record<string, string>;
  }): Promise<StartedPortal> {
    await rm(data, { recursive: true, force: true });
    const [port] = await freePorts(1);
    const url = `http://localhost:${port}`;
    const child = spawn(process.execPath, [start, '--config', config], {
      env: {
        ...process.env,
        ...env,
        PORT: String(port),
        CALLBOARD_DATA: data,
        // With a parent like npm it stops when the parent does, however that ends.
        npm_lifecycle_event: 'start',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const portal = new StartedPortal(child, url);
    let printed = '';
    for await (const text of child.stdout) {
      printed += text;
      if (printed.includes(`${url}\n`)) return portal;
    }
    throw new Error(printed);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode) return;
    const closed = once(this.process, 'close');
    this.process.kill('SIGTERM');
    await closed;
  }
}
