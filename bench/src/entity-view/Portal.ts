/* eslint-disable @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports -- the repository is made as the demo's is */
import { LocalGitHost } from '@callboard/plugin-callboard-backend/src/git/local/LocalGitHost';
import { freePorts } from '@callboard/test-cluster/src/free-ports';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Vitals } from './both-plugins';

/** A cluster as Backstage's `kubernetes:` configuration has it. */
export interface ConfiguredCluster {
  name: string;
  url: string;
  token: string;
}

interface Told {
  status: number;
  text: string;
  milliseconds: number;
}

const configOf = (portal: {
  url: string;
  port: number;
  repository: string;
  catalog: string;
  clusters: ConfiguredCluster[];
}) => ({
  app: { baseUrl: portal.url },
  backend: {
    baseUrl: portal.url,
    listen: { host: '127.0.0.1', port: portal.port },
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
  auth: {
    providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
  },
  catalog: { locations: [{ type: 'file', target: portal.catalog }] },
  kubernetes: {
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: portal.clusters.map(({ name, url, token }) => ({
          ...{ name, url, authProvider: 'serviceAccount' },
          ...{ serviceAccountToken: token, skipTLSVerify: true },
        })),
      },
    ],
  },
  callboard: {
    repositories: [
      {
        ...{ id: 'gitops', type: 'local', path: portal.repository },
        allowInProduction: true,
      },
    ],
  },
});

/** A running portal, and somebody who is signed in there. */
export class Portal {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    private readonly token: string,
  ) {}

  /** @param files of the GitOps repository @param entities of the catalog */
  static async start(
    clusters: ConfiguredCluster[],
    files: Map<string, string>,
    entities: object[],
  ): Promise<Portal> {
    const folder = await mkdtemp(join(tmpdir(), 'callboard-portal-'));
    const [port] = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const repository = join(folder, 'gitops.git');
    await LocalGitHost.open({
      ...{ id: 'gitops', path: repository, seed: async () => files },
    });
    const catalog = join(folder, 'catalog.yaml');
    await writeFile(
      catalog,
      entities.map(entity => JSON.stringify(entity)).join('\n---\n'),
    );
    const config = join(folder, 'app-config.yaml');
    await writeFile(
      config,
      JSON.stringify(configOf({ url, port, repository, catalog, clusters })),
    );
    const child = fork(
      require.resolve('./both-plugins.ts'),
      ['--config', config],
      {
        execArgv: [
          ...['--expose-gc', '--require'],
          require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
        ],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: { ...process.env, NODE_ENV: 'production' },
      },
    );
    return new Portal(child, folder, url, await signedIn(url));
  }

  /**
   * Asks once more where a connection within the portal was closed as it was used: its plugins talk over HTTP.
   * @returns the status, the body as text and how long it took in ms.
   */
  async ask(path: string, init: RequestInit = {}): Promise<Told> {
    const told = await this.askOnce(path, init);
    const isLost = told.status === 500 && told.text.includes('ECONNRESET');
    return isLost ? this.askOnce(path, init) : told;
  }

  private async askOnce(path: string, init: RequestInit): Promise<Told> {
    const begin = performance.now();
    const response = await fetch(`${this.url}/api${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
      },
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      milliseconds: performance.now() - begin,
    };
  }

  async tell<Vital extends keyof Vitals>(vital: Vital): Promise<Vitals[Vital]> {
    this.child.send(vital);
    // The loader of TypeScript sends messages of its own.
    for (;;) {
      const [message] = await once(this.child, 'message');
      if (message && vital in message) return message[vital];
    }
  }

  async stop(): Promise<void> {
    const closed = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await closed;
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function signedIn(url: string): Promise<string> {
  for (;;) {
    try {
      const response = await fetch(`${url}/api/auth/guest/refresh`, {
        method: 'POST',
      });
      if (response.ok) return (await response.json()).backstageIdentity.token;
    } catch {
      // Not there yet.
    }
    await pause(50);
  }
}
