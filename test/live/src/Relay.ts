import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** Stands between a client and a server, and forwards bytes until it is told to keep them to itself. */
export class Relay {
  private readonly pairs = new Set<[Socket, Socket]>();
  private isMute = false;

  private constructor(private readonly server: Server) {}

  /** Listens on 127.0.0.1. @param target port of the server there */
  static async start(target: number): Promise<Relay> {
    const server = createServer();
    const relay = new Relay(server);
    server.on('connection', client => relay.join(client, target));
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return relay;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections stay open from now on, and nothing comes through: so it is where the other end has gone without a word. */
  fallSilent(): void {
    this.isMute = true;
    this.pairs.forEach(pair => pair.forEach(socket => socket.pause()));
  }

  /** Those that come from now on are served; those that were silent stay so. */
  serveAgain(): void {
    this.isMute = false;
    this.pairs.clear();
  }

  /** Ends every connection. */
  cut(): void {
    this.pairs.forEach(pair => pair.forEach(socket => socket.destroy()));
    this.pairs.clear();
  }

  stop(): void {
    this.cut();
    this.server.close();
  }

  private join(client: Socket, target: number): void {
    const upstream = connect(target, '127.0.0.1');
    const pair: [Socket, Socket] = [client, upstream];
    this.pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client]] as const) {
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.on('data', bytes => to.write(bytes));
      if (this.isMute) from.pause();
    }
  }
}
