import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePorts } from '@callboard/test-cluster/src/free-ports';
import { LeashedProcess } from '@callboard/test-cluster/src/LeashedProcess';
import { appIni } from './app-ini';
import { withoutRepository } from './git';
import { pushFiles } from './push-files';

const READY_WITHIN_MS = 60_000;

/** Somebody with an account. Their token may do whatever they may. */
export interface Account {
  name: string;
  token: string;
}

/** What the API says to a request. */
export interface Answer {
  status: number;
  /** Parsed, where it is JSON. */
  body: any;
}

/** A repository of the admin's; its only branch is `main`. */
export interface Repository {
  /** `<owner>/<name>` */
  path: string;
  /** What a person would clone: `http://127.0.0.1:…/<owner>/<name>.git` */
  url: string;
  /** The commit of `main`. */
  head: string;
}

/** A Gitea server on the loopback, with data of its own: no mail, no SSH, no styles. */
export class Gitea {
  private constructor(
    private readonly folder: string,
    private readonly server: LeashedProcess,
    /** Without a slash at its end. */
    readonly url: string,
    /** Owns the repositories. */
    readonly admin: Account,
    /** Is no member of anything. */
    readonly stranger: Account,
  ) {}

  /**
   * Starts one; it answers requests when this returns.
   * @param parts paths of the binary and of the folder with the files that it reads
   * @throws where it is not ready within a minute, with what it wrote.
   */
  static async start(parts: {
    gitea: string;
    giteaRoot: string;
  }): Promise<Gitea> {
    const folder = await fs.mkdtemp(join(tmpdir(), 'callboard-forge-'));
    const [port] = await freePorts(1);
    const settings = join(folder, 'app.ini');
    await fs.writeFile(settings, appIni(folder, parts.giteaRoot, port), {
      mode: 0o600,
    });
    const command = [
      ...[parts.gitea, '--config', settings],
      ...['--work-path', folder, '--custom-path', join(folder, 'custom')],
    ];
    const log = join(folder, 'gitea.log');
    const server = new LeashedProcess(
      [...command, 'web'],
      log,
      withoutRepository(),
    );
    const url = `http://127.0.0.1:${port}`;
    try {
      await ready(server, url, log);
      return new Gitea(
        folder,
        server,
        url,
        await createAccount(command, 'callboard', ['--admin']),
        await createAccount(command, 'stranger', []),
      );
    } catch (error) {
      await end(server, folder);
      throw error;
    }
  }

  /** Ends the server and removes what it wrote. */
  async stop(): Promise<void> {
    await end(this.server, this.folder);
  }

  /**
   * Asks the API.
   * @param path what follows `/api/v1`, e.g. `/user`
   * @param body sent as JSON
   * @param account on whose behalf
   */
  async api(
    method: string,
    path: string,
    body?: unknown,
    account = this.admin,
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `token ${account.token}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  /**
   * Makes a private repository of the admin's.
   * @param files text by path; 100,000 of them are no problem
   */
  async createRepository(
    name: string,
    files: ReadonlyMap<string, string>,
  ): Promise<Repository> {
    const wanted = { name, private: true, default_branch: 'main' };
    const { status, body } = await this.api('POST', '/user/repos', wanted);
    if (status !== 201) throw new Error(`${name}: ${body.message}`);
    const path: string = body.full_name;
    const head = await pushFiles(this.remote(path), files);
    // After the first push it takes Gitea a moment to see that the repository is not empty any more.
    while (
      (await this.api('GET', `/repos/${path}/branches/main`)).status !== 200
    ) {
      this.server.assertRunning();
      await pause(10);
    }
    return { path, url: `${this.url}/${path}.git`, head };
  }

  /**
   * What Git fetches from and pushes to, with the account's token in it.
   * @param path `<owner>/<name>`
   */
  remote(path: string, { name, token } = this.admin): string {
    return `${this.url.replace('//', `//${name}:${token}@`)}/${path}.git`;
  }
}

async function ready(server: LeashedProcess, url: string, log: string) {
  const latest = Date.now() + READY_WITHIN_MS;
  for (;;) {
    server.assertRunning();
    const answer = await fetch(`${url}/api/v1/version`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > latest) {
      const text = await fs.readFile(log, 'utf8');
      throw new Error(`Gitea is not ready: ${text.slice(-4000)}`);
    }
    await pause(25);
  }
}

async function end(server: LeashedProcess, folder: string): Promise<void> {
  await server.stop();
  // A Git that it ran may live a moment longer, and write.
  await fs.rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** @param command Gitea, with the settings of the server */
async function createAccount(
  [gitea, ...settings]: string[],
  name: string,
  flags: string[],
): Promise<Account> {
  const { stdout } = await promisify(execFile)(
    gitea,
    [
      ...[...settings, 'admin', 'user', 'create', '--username', name],
      ...['--email', `${name}@example.com`, '--random-password'],
      ...['--must-change-password=false', '--access-token', ...flags],
    ],
    { env: withoutRepository() },
  );
  const token = /\b[0-9a-f]{40}\b/.exec(stdout)?.[0];
  if (!token) throw new Error(`Gitea gave ${name} no token: ${stdout}`);
  return { name, token };
}
