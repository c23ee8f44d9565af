import { LeashedProcess } from '@callboard/test-cluster/src/LeashedProcess';
import { freePorts } from '@callboard/test-cluster/src/free-ports';
import { Part } from '@callboard/test-cluster/src/parts';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const READY_WITHIN_MS = 30_000;
const distributions = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs, the newest of what Debian's packages put there. */
export function findPostgres(): Part {
  const versions = existsSync(distributions) ? readdirSync(distributions) : [];
  const newest = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((one, other) => other - one)[0];
  const path = join(distributions, String(newest), 'bin');
  return newest && existsSync(join(path, 'postgres'))
    ? { path }
    : {
        why: `PostgreSQL is not here: Debian's package postgresql puts it into ${distributions}`,
      };
}

/** A PostgreSQL on the loopback, with data of its own. */
export class Postgres {
  private constructor(
    private readonly folder: string,
    private readonly server: LeashedProcess,
    readonly port: number,
    readonly user: string,
  ) {}

  /** Starts one; it accepts connections when this returns. @param bin folder of its programs */
  static async start(bin: string): Promise<Postgres> {
    const folder = await mkdtemp(join(tmpdir(), 'callboard-postgres-'));
    const user = await unprivileged(folder);
    const as = user ? ['runuser', '-u', user, '--'] : [];
    const data = join(folder, 'data');
    const name = 'callboard';
    const [initdb, ...flags] = [
      ...as,
      ...[join(bin, 'initdb'), '-D', data, '-U', name],
      ...['--auth=trust', '--no-sync'],
    ];
    execFileSync(initdb, flags, { stdio: 'ignore', cwd: folder });
    const [port] = await freePorts(1);
    const server = new LeashedProcess(
      [
        ...as,
        ...[join(bin, 'postgres'), '-D', data, '-p', `${port}`],
        ...['-h', '127.0.0.1', '-k', folder, '-F'],
      ],
      join(folder, 'postgres.log'),
      {},
    );
    const postgres = new Postgres(folder, server, port, name);
    await postgres.ready();
    return postgres;
  }

  /** Ends it and removes what it wrote. */
  async stop(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const latest = Date.now() + READY_WITHIN_MS;
    while (!(await accepts(this.port))) {
      this.server.assertRunning();
      if (Date.now() > latest) throw new Error('PostgreSQL is not ready');
      await pause(50);
    }
  }
}

/** PostgreSQL does not run as root. @returns the user in whose name it runs; nothing where that is ours. */
async function unprivileged(folder: string): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const user = 'postgres';
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  await chown(folder, id('-u'), id('-g'));
  return user;
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
