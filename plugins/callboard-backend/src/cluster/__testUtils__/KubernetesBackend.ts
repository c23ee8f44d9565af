import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';

/** A real Backstage backend with its Kubernetes plugin, and the credentials of a plugin `callboard` beside it. */
export class KubernetesBackend {
  private constructor(
    private readonly child: ChildProcess,
    private readonly baseUrl: string,
  ) {}

  /**
   * @param kubernetes the section of the configuration
   * @param found clusters, as the plugin's locators give them; the provider `own` shows them `token`
   */
  static async start(kubernetes: object, found: object[], token: string) {
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    const script = join(__dirname, 'kubernetes-backend.cjs');
    const backend = new KubernetesBackend(
      fork(script, { env: { ...process.env, NODE_ENV: 'test' }, execArgv: [] }),
      baseUrl,
    );
    const config = {
      kubernetes,
      backend: {
        ...{ baseUrl, listen: { host: '127.0.0.1', port } },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
    };
    await backend.ask({ config, found, token });
    return backend;
  }

  get discovery(): DiscoveryService {
    const getBaseUrl = async (id: string) => `${this.baseUrl}/api/${id}`;
    return { getBaseUrl, getExternalBaseUrl: getBaseUrl };
  }

  /** Of the plugin `callboard`; as much of it as is needed to call others. */
  get auth(): AuthService {
    return {
      getOwnServiceCredentials: async () => ({}),
      getPluginRequestToken: ({ targetPluginId }: { targetPluginId: string }) =>
        this.ask({ targetPluginId }),
    } as never;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  private async ask(message: object): Promise<unknown> {
    this.child.send(message);
    const [answer] = await Promise.race([
      once(this.child, 'message'),
      once(this.child, 'exit').then(([code]) => {
        throw new Error(`the backend ended with ${code}`);
      }),
    ]);
    return answer;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
