import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  request,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/** What goes wrong with a request instead of, or after, its being answered. */
export type Fault =
  /** An answer of the door's own; the host never hears of the request. */
  | { status: number; headers?: Record<string, string>; body?: string }
  /** The connection breaks before the host hears of it. */
  | 'cut before'
  /** The host does what it is asked, and its answer is lost; whoever wants to know that is told then. */
  | { lost: () => void };

/** A request that passes: `POST /api/v1/repos/o/r/pulls`. */
export type Passing = (request: string) => Fault | undefined;

/**
 * A door in front of a Git host through which all requests pass, and which fails as it is told.
 * Everything that it lets through is the host's own answer.
 */
export class FaultyDoor {
  /** Every request that came, in order. */
  readonly requests: string[] = [];
  /** Bytes that went through, both ways, without headers. */
  bytes = 0;
  private passing: Passing = () => undefined;

  private constructor(private readonly server: Server, readonly url: string) {}

  static async before(target: string): Promise<FaultyDoor> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const door = new FaultyDoor(server, `http://127.0.0.1:${port}`);
    server.on('request', (from, to) => door.pass(target, from, to));
    return door;
  }

  /** From now on requests fail so; without a rule none does. */
  fail(passing: Passing = () => undefined): void {
    this.passing = passing;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(target: string, from: IncomingMessage, to: ServerResponse) {
    const name = `${from.method} ${from.url}`;
    this.requests.push(name);
    const fault = this.passing(name);
    if (fault === 'cut before') {
      from.socket.destroy();
    } else if (fault && 'status' in fault) {
      from.resume();
      to.writeHead(fault.status, fault.headers).end(fault.body ?? '');
    } else {
      this.forward(target, from, to, fault?.lost);
    }
  }

  private forward(
    target: string,
    from: IncomingMessage,
    to: ServerResponse,
    lost: (() => void) | undefined,
  ) {
    const asked = request(
      `${target}${from.url}`,
      { method: from.method, headers: from.headers },
      answer => {
        answer.on('data', chunk => {
          this.bytes += chunk.length;
        });
        if (lost) {
          answer.on('end', () => {
            lost();
            from.socket.destroy();
          });
        } else {
          to.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(to);
        }
      },
    );
    asked.on('error', () => from.socket.destroy());
    from.on('data', chunk => {
      this.bytes += chunk.length;
    });
    from.pipe(asked);
  }
}
