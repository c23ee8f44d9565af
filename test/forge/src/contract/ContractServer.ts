import { promises as fs } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BareRepository } from './BareRepository';
import { HttpServer } from './HttpServer';
import { ApiAnswer, ApiRequest } from './Route';
import { serveGit } from './serve-git';

/** What a host does in its own way. */
export interface Vendor {
  /** What the addresses of its API start with: `/api/v4`. */
  api: string;
  answer(request: ApiRequest): Promise<ApiAnswer>;
  /** The name of who shows this to Git; nothing where they may not see the repository. */
  gitUser(shown: ShownToGit): string | undefined;
}

/** What a Git client shows of itself. `path`: `<owner>/<name>`. */
export interface ShownToGit {
  path: string;
  user: string;
  secret: string;
  agent: string;
}

/**
 * A Git host that is none: repositories are real and served by Git itself, the rest is what the vendor publishes of its
 * API, kept in memory.
 */
export class ContractServer {
  private constructor(
    private readonly folder: string,
    private readonly server: HttpServer,
  ) {}

  static async start(vendor: Vendor): Promise<ContractServer> {
    const folder = await fs.mkdtemp(join(tmpdir(), 'callboard-contract-'));
    const server = await HttpServer.start(async (from, to) => {
      const { pathname, searchParams } = new URL(from.url!, 'http://host');
      const repository = /^\/(.+\.git)\/(info\/refs|git-\w+-pack)$/.exec(
        pathname,
      )?.[1];
      if (repository) {
        const by = gitUserOf(vendor, from, repository.slice(0, -4));
        if (by) serveGit({ folder, path: pathname, by }, from, to);
        else refuse(from, to);
        return;
      }
      if (!pathname.startsWith(`${vendor.api}/`)) {
        to.writeHead(404).end();
        return;
      }
      const body = await textOf(from);
      const answer = await vendor.answer({
        method: from.method!,
        path: pathname.slice(vendor.api.length),
        query: searchParams,
        headers: from.headers,
        body: body ? JSON.parse(body) : undefined,
      });
      await send(answer, to);
    });
    return new ContractServer(folder, server);
  }

  get url() {
    return this.server.url;
  }

  /** @param path `<owner>/<name>` */
  createRepository(path: string): Promise<BareRepository> {
    return BareRepository.create(join(this.folder, `${path}.git`));
  }

  async close(): Promise<void> {
    await this.server.close();
    await fs.rm(this.folder, { recursive: true, maxRetries: 10 });
  }
}

function gitUserOf(vendor: Vendor, { headers }: IncomingMessage, path: string) {
  const [kind, value = ''] = headers.authorization?.split(' ') ?? [];
  if (kind !== 'Basic') return undefined;
  const [user, secret] = Buffer.from(value, 'base64').toString().split(':');
  const agent = headers['user-agent'] ?? '';
  return vendor.gitUser({ path, user, secret, agent });
}

/** Git asks for a password only when it is told to. */
function refuse(from: IncomingMessage, to: ServerResponse) {
  from.resume();
  to.writeHead(401, { 'WWW-Authenticate': 'Basic realm="Git"' });
  to.end('Invalid username or token.');
}

async function textOf(from: IncomingMessage): Promise<string> {
  return Buffer.concat(await from.toArray()).toString();
}

async function send(answer: ApiAnswer, to: ServerResponse): Promise<void> {
  const { status, headers, body, bytes } = answer;
  if (bytes) {
    to.writeHead(status, headers);
    await pipeline(bytes instanceof Readable ? bytes : [bytes], to);
    return;
  }
  to.writeHead(status, {
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...headers,
  });
  to.end(body === undefined ? '' : JSON.stringify(body));
}
