import {
  createServer as createHttp,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';

/** How a fake answers one request. */
export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/** To make a key takes seconds. */
let certificate: { key: string; cert: string } | undefined;

/** A fake of an API server, on this machine: it speaks HTTP as one, and answers what a test tells it to. */
export class FakeApiServer {
  /** Of every request, in the order of their arrival. */
  readonly requests: {
    method?: string;
    path?: string;
    headers: IncomingMessage['headers'];
  }[] = [];

  /** What answers next; a test may change it at any time. */
  answer: Answer = (_, response) => json(response, {});

  private readonly sockets = new Set<Socket>();
  private port = 0;

  private constructor(
    private readonly server: Server,
    /** PEM: signs itself; nothing over HTTP. */
    readonly ca?: Buffer,
  ) {
    server.on('request', (request, response) => {
      const { method, url: path, headers } = request;
      this.requests.push({ method, path, headers });
      this.answer(request, response);
    });
    server.on('connection', socket => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  static async start(protocol: 'http' | 'https' = 'https') {
    if (protocol === 'http') return new FakeApiServer(createHttp()).listen();
    certificate ??= selfSigned();
    return new FakeApiServer(
      createHttps(certificate),
      Buffer.from(certificate.cert),
    ).listen();
  }

  get url(): string {
    return `${this.ca ? 'https' : 'http'}://127.0.0.1:${this.port}`;
  }

  get openConnections(): number {
    return this.sockets.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise(resolve => this.server.close(resolve));
  }

  private async listen(): Promise<this> {
    await new Promise<void>(resolve =>
      this.server.listen(0, '127.0.0.1', resolve),
    );
    ({ port: this.port } = this.server.address() as AddressInfo);
    return this;
  }
}

function selfSigned() {
  const { private: key, cert } = generate(
    [{ name: 'commonName', value: 'fake' }],
    {
      keySize: 2048,
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    },
  );
  return { key, cert };
}

/** Answers with an object. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));
}
