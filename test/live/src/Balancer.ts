import { once } from 'node:events';
import { createServer, IncomingMessage, request, Server } from 'node:http';
import { pipeline } from 'node:stream';

/** One address before several replicas, as an Ingress is: each request goes to the next that answers it. */
export class Balancer {
  private next = 0;

  private constructor(
    private readonly server: Server,
    private readonly ports: number[],
  ) {}

  /** @param port where it listens @param ports of the replicas */
  static async before(port: number, ports: number[]): Promise<Balancer> {
    const server = createServer();
    const balancer = new Balancer(server, ports);
    server.on('request', async (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const answer = await balancer.pass(incoming, Buffer.concat(chunks));
      if (!answer) {
        outgoing.writeHead(502).end('lost on its way');
        return;
      }
      outgoing.writeHead(answer.statusCode!, answer.headers);
      // Where the replica dies in the middle of its answer, the reader hears of it.
      pipeline(answer, outgoing, () => {});
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return balancer;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** @returns nothing where a replica took the request, did not answer, and it may not be sent twice. */
  private async pass(
    incoming: IncomingMessage,
    body: Buffer,
  ): Promise<IncomingMessage | undefined> {
    const first = this.next++ % this.ports.length;
    const inTurn = [...this.ports.slice(first), ...this.ports.slice(0, first)];
    for (const port of inTurn) {
      try {
        return await this.ask(port, incoming, body);
      } catch (error) {
        // Whoever refuses the connection has not seen the request; a question may be put twice.
        const { code } = error as NodeJS.ErrnoException;
        const isQuestion = incoming.method === 'GET';
        if (code !== 'ECONNREFUSED' && !isQuestion) return undefined;
      }
    }
    return undefined;
  }

  private async ask(
    port: number,
    { method, url, headers }: IncomingMessage,
    body: Buffer,
  ): Promise<IncomingMessage> {
    const sent = request({
      ...{ host: '127.0.0.1', port, agent: false },
      ...{ method, path: url, headers },
    });
    sent.end(body);
    const [answer] = await once(sent, 'response');
    return answer;
  }
}
