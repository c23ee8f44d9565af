import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/** An HTTP server on the loopback. */
export class HttpServer {
  private constructor(private readonly server: Server, readonly url: string) {}

  static async start(
    answer: (from: IncomingMessage, to: ServerResponse) => Promise<void>,
  ): Promise<HttpServer> {
    const server = createServer((from, to) => {
      answer(from, to).catch(error => {
        if (!to.headersSent) to.writeHead(500);
        to.end(JSON.stringify({ message: String(error?.stack) }));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new HttpServer(server, `http://127.0.0.1:${port}`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
