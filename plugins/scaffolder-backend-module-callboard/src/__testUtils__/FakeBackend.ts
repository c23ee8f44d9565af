import { mockServices } from '@backstage/backend-test-utils';
import { once } from 'node:events';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';

type Reply = { status: number; body: unknown };

/** Stands for the Callboard backend: it keeps what it is asked to propose, and answers what the test says. */
export class FakeBackend {
  asked?: {
    path?: string;
    authorization?: string;
    gitToken?: unknown;
    body: any;
  };

  answer: Reply = { status: 200, body: {} };

  repositories: Reply = { status: 200, body: [] };

  private readonly server: Server = createServer(async (req, res) => {
    const { status, body } = await this.replyTo(req);
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body));
  });

  /** Finds this backend, whichever plugin is looked for. */
  readonly discovery = mockServices.discovery.mock({
    getBaseUrl: async plugin =>
      `http://127.0.0.1:${
        (this.server.address() as AddressInfo).port
      }/api/${plugin}`,
  });

  static async start(): Promise<FakeBackend> {
    const backend = new FakeBackend();
    await once(backend.server.listen(0, '127.0.0.1'), 'listening');
    return backend;
  }

  async stop(): Promise<void> {
    this.server.close();
    await once(this.server, 'close');
  }

  private async replyTo(req: IncomingMessage): Promise<Reply> {
    if (req.method === 'GET') return this.repositories;
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    this.asked = {
      path: req.url,
      authorization: req.headers.authorization,
      gitToken: req.headers['x-callboard-git-token'],
      body: JSON.parse(Buffer.concat(chunks).toString()),
    };
    return this.answer;
  }
}
