import { BareRepository } from '../BareRepository';
import { HttpServer } from '../HttpServer';

/**
 * Where GitHub keeps archives: another host, whose addresses hold all that is needed. Who shows it a token has shown it to
 * a stranger.
 * @see https://docs.github.com/en/rest/repos/contents#download-a-repository-archive-tar
 */
export class Codeload {
  private constructor(private readonly server: HttpServer) {}

  static async start(
    find: (path: string) => BareRepository | undefined,
  ): Promise<Codeload> {
    const server = await HttpServer.start(async (from, to) => {
      const { pathname, searchParams } = new URL(from.url!, 'http://host');
      const [, owner, name, , commit] = pathname.split('/');
      const repository = find(`${owner}/${name}`);
      const isMeant =
        searchParams.get('token') === 'fleeting' && !from.headers.authorization;
      if (!repository || !isMeant) {
        to.writeHead(404).end();
        return;
      }
      to.writeHead(200, { 'Content-Type': 'application/x-gzip' });
      const folder = `${owner}-${name}-${commit.slice(0, 7)}`;
      repository.archive(commit, folder).pipe(to);
    });
    return new Codeload(server);
  }

  get url() {
    return this.server.url;
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
