import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A Backstage backend in a process of its own, which ends with this one. */
export class Backend {
  private constructor(
    private readonly process: ChildProcess,
    private readonly file: string,
  ) {}

  /**
   * Starts one; it is ready when this returns.
   * @param script what it consists of
   * @param folder where its configuration is written
   * @throws where it ends instead
   */
  static async start(
    script: string,
    {
      folder,
      port,
      config,
      env,
    }: {
      folder: string;
      port: number;
      config: object;
      env?: NodeJS.ProcessEnv;
    },
  ): Promise<Backend> {
    const file = join(folder, `${port}.json`);
    await writeFile(file, JSON.stringify(config));
    const child = fork(script, ['--config', file], {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      ],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error('the backend ended');
      await pause(100);
    }
    return new Backend(child, file);
  }

  /** From now on its configuration says this, which it hears of by itself. */
  async configure(config: object): Promise<void> {
    await writeFile(this.file, JSON.stringify(config));
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }
}

async function isReady(port: number): Promise<boolean> {
  const path = '/.backstage/health/v1/readiness';
  const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(
    () => undefined,
  );
  return answer?.ok ?? false;
}
