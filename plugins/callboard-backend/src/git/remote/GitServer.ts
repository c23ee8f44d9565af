import { BranchMovedError } from '../errors';
import { CredentialsProvider } from './Credentials';
import { GitObject } from './git-object';
import { HostConnection } from './HostConnection';
import { toPack } from './pack';
import {
  delimiter,
  flush,
  pktLine,
  readPktLines,
  readSideBands,
} from './pkt-line';

/** GitHub talks Git only to those whose names start so: https://github.com/jelmer/dulwich/issues/562 */
const AGENT = 'git/callboard';

/** A commit that is not there: the ref does not exist. */
const NOTHING = '0'.repeat(40);

/** A ref that shall point elsewhere. Nothing in `from`: it must not exist. */
export interface RefMove {
  /** `refs/heads/…` */
  ref: string;
  from: string | undefined;
  to: string;
}

/**
 * The refs of a repository, by Git's own protocol over HTTP, which every Git host speaks.
 *
 * Of all ways to write, this is the one that compares and swaps: the server moves a ref only if it is where the sender
 * saw it, together with all objects or not at all.
 */
export class GitServer {
  constructor(private readonly connection: HostConnection) {}

  /**
   * Refs whose names start so, with their commits.
   * @see https://git-scm.com/docs/protocol-v2#_ls_refs
   */
  async refs(
    prefixes: string[],
    credentials?: CredentialsProvider,
  ): Promise<Map<string, string>> {
    const answer = await this.connection.bytes(
      {
        what: 'to read the branches',
        method: 'POST',
        path: '/git-upload-pack',
        headers: {
          'Content-Type': 'application/x-git-upload-pack-request',
          Accept: 'application/x-git-upload-pack-result',
          'User-Agent': AGENT,
          'Git-Protocol': 'version=2',
        },
        body: [
          pktLine('command=ls-refs\n'),
          pktLine('object-format=sha1'),
          delimiter,
          ...prefixes.map(prefix => pktLine(`ref-prefix ${prefix}\n`)),
          flush,
        ].join(''),
      },
      credentials,
    );
    return new Map(
      readPktLines(answer).map(line => {
        const [oid, ref] = line.split(' ');
        return [ref, oid];
      }),
    );
  }

  /**
   * Sends objects and moves a ref to them, if it is still where it was seen.
   * @throws BranchMovedError where it is not; Error with the server's words where it refuses.
   * @see https://git-scm.com/docs/gitprotocol-pack#_pushing_data_to_a_server
   */
  async push(
    { ref, from, to }: RefMove,
    objects: GitObject[],
    credentials?: CredentialsProvider,
  ): Promise<void> {
    const command = `${
      from ?? NOTHING
    } ${to} ${ref}\0report-status side-band-64k agent=callboard`;
    const answer = await this.connection.bytes(
      {
        what: `to push ${ref}`,
        method: 'POST',
        path: '/git-receive-pack',
        headers: {
          'Content-Type': 'application/x-git-receive-pack-request',
          Accept: 'application/x-git-receive-pack-result',
          'User-Agent': AGENT,
        },
        body: Buffer.concat([
          Buffer.from(`${pktLine(command)}${flush}`),
          toPack(objects),
        ]),
      },
      credentials,
    );
    const { lines, said } = readSideBands(answer);
    if (lines.includes(`ok ${ref}`)) return;
    const present = (await this.refs([ref], credentials)).get(ref);
    // An answer that got lost, and a request that was sent again for it.
    if (present === to) return;
    if (present !== from) {
      throw new BranchMovedError(ref.replace('refs/heads/', ''));
    }
    throw this.connection.refused(
      `to push ${ref}`,
      [...lines.filter(line => line !== 'unpack ok'), said]
        .filter(Boolean)
        .join(': ')
        .slice(0, 300),
    );
  }
}
