import { spawn } from 'node:child_process';
import { IncomingMessage, ServerResponse } from 'node:http';
import { gitEnvironment } from '../git';

/**
 * Lets the machine's own Git answer, as web servers do: clients get what Git says, and nothing that we made up.
 * @param folder with the repositories
 * @param path `/<owner>/<name>.git/git-upload-pack`
 * @param by who asks; whoever has a name may push
 * @see https://git-scm.com/docs/git-http-backend
 */
export function serveGit(
  { folder, path, by }: { folder: string; path: string; by: string },
  from: IncomingMessage,
  to: ServerResponse,
): void {
  const { 'git-protocol': protocol, 'content-encoding': encoding } =
    from.headers;
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...gitEnvironment(),
      ...{ GIT_PROJECT_ROOT: folder, GIT_HTTP_EXPORT_ALL: '1' },
      ...{ PATH_INFO: path, REMOTE_USER: by, REMOTE_ADDR: '127.0.0.1' },
      QUERY_STRING: new URL(from.url!, 'http://git').search.slice(1),
      REQUEST_METHOD: from.method,
      CONTENT_TYPE: from.headers['content-type'],
      HTTP_CONTENT_ENCODING: encoding,
      GIT_PROTOCOL: protocol ? String(protocol) : undefined,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // Git may end before it has read everything.
  backend.stdin.on('error', () => {});
  from.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on('data', chunk => chunks.push(chunk));
  backend.once('close', () => answer(Buffer.concat(chunks), to));
}

/** A CGI program prints headers, an empty line and the body; its status is one of the headers. */
function answer(printed: Buffer, to: ServerResponse): void {
  const end = printed.indexOf('\r\n\r\n');
  const headers = printed
    .toString('latin1', 0, end)
    .split('\r\n')
    .map(line => /^([^:]+): (.*)$/.exec(line)!.slice(1));
  const status = headers.find(([name]) => name === 'Status');
  to.writeHead(
    parseInt(status?.[1] ?? '200', 10),
    Object.fromEntries(headers.filter(header => header !== status)),
  );
  to.end(printed.subarray(end + 4));
}
