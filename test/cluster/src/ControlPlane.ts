import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from './ApiClient';
import { freePorts } from './free-ports';
import { LeashedProcess } from './LeashedProcess';

const READY_WITHIN_MS = 60_000;

/**
 * A Kubernetes control plane without nodes: etcd and kube-apiserver on the loopback, with data of their own.
 * No controller runs: a deleted namespace stays, and a Deployment makes no pods.
 */
export class ControlPlane {
  private constructor(
    private readonly folder: string,
    private etcd: LeashedProcess,
    private apiserver: LeashedProcess,
    private readonly startEtcd: () => LeashedProcess,
    private readonly startApiserver: () => LeashedProcess,
    /** Of the API server, on 127.0.0.1. */
    readonly port: number,
    /** May do everything. */
    readonly admin: ApiClient,
  ) {}

  /** The certificate by which clients know the API server: a path. */
  get certificate(): string {
    return certificateIn(this.folder);
  }

  /**
   * Starts one; it answers requests when this returns.
   * @param binaries paths
   * @param memory how Go uses it; what Go does by itself where it is empty
   * @throws where it is not ready within a minute, with what the servers wrote.
   */
  static async start(
    binaries: { etcd: string; kubeApiserver: string },
    // They collect garbage sooner: a test machine has little memory.
    memory: NodeJS.ProcessEnv = { GOMEMLIMIT: '300MiB', GOGC: '50' },
  ): Promise<ControlPlane> {
    const folder = await fs.mkdtemp(join(tmpdir(), 'callboard-cluster-'));
    const [etcdPort, peerPort, port] = await freePorts(3);
    const token = randomBytes(16).toString('hex');
    await writeInputs(folder, token);
    const startEtcd = () =>
      new LeashedProcess(
        [binaries.etcd, ...etcdFlags(folder, etcdPort, peerPort)],
        join(folder, 'etcd.log'),
        memory,
      );
    const startApiserver = () =>
      new LeashedProcess(
        [binaries.kubeApiserver, ...apiserverFlags(folder, etcdPort, port)],
        join(folder, 'kube-apiserver.log'),
        memory,
      );
    const controlPlane = new ControlPlane(
      folder,
      startEtcd(),
      startApiserver(),
      startEtcd,
      startApiserver,
      port,
      new ApiClient(port, token, certificateIn(folder)),
    );
    try {
      await controlPlane.ready();
    } catch (error) {
      await controlPlane.stop();
      throw error;
    }
    return controlPlane;
  }

  /** Ends both servers and removes what they wrote. */
  async stop(): Promise<void> {
    this.admin.close();
    await Promise.all([this.etcd.stop(), this.apiserver.stop()]);
    await fs.rm(this.folder, { recursive: true, force: true });
  }

  /** Kills the API server: its clients lose their connections, and nobody answers until `restartApiserver`. */
  async stopApiserver(): Promise<void> {
    await this.apiserver.stop();
  }

  /** Starts it again, at the same port and with the same data; it answers requests when this returns. */
  async restartApiserver(): Promise<void> {
    this.apiserver = this.startApiserver();
    await this.ready();
  }

  /** Keeps a copy of all objects as they are; whatever watches loses its connection. @returns what puts it back */
  async takeSnapshot(): Promise<() => Promise<void>> {
    const data = dataIn(this.folder);
    const copy = await fs.mkdtemp(join(this.folder, 'snapshot-'));
    const copyWhileStopped = async (from: string, to: string) => {
      await Promise.all([this.etcd.stop(), this.apiserver.stop()]);
      await fs.rm(to, { recursive: true });
      await fs.cp(from, to, { recursive: true });
      this.etcd = this.startEtcd();
      await this.restartApiserver();
    };
    await copyWhileStopped(data, copy);
    return () => copyWhileStopped(copy, data);
  }

  /** Every request that was answered so far, those that go on included. */
  async requests(): Promise<AuditedRequest[]> {
    const text = await fs.readFile(join(this.folder, 'audit.log'), 'utf8');
    return text
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
  }

  private async ready(): Promise<void> {
    const { certificate } = this;
    const latest = Date.now() + READY_WITHIN_MS;
    for (;;) {
      [this.etcd, this.apiserver].forEach(it => it.assertRunning());
      if (existsSync(certificate) && (await this.admin.isReady())) return;
      if (Date.now() > latest) {
        const log = join(this.folder, 'kube-apiserver.log');
        const text = await fs.readFile(log, 'utf8');
        throw new Error(`kube-apiserver is not ready: ${text.slice(-4000)}`);
      }
      await pause(50);
    }
  }
}

/** One request, as the audit log has it: level `Metadata`. */
export interface AuditedRequest {
  stage: string;
  verb: string;
  requestURI: string;
  /** Without a name where the credentials were refused. */
  user: { username?: string };
  objectRef?: { resource?: string; apiGroup?: string };
  responseStatus?: { code?: number };
}

function dataIn(folder: string): string {
  return join(folder, 'etcd');
}

function certificateIn(folder: string): string {
  return join(folder, 'certificates', 'apiserver.crt');
}

async function writeInputs(folder: string, token: string): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await fs.writeFile(join(folder, 'sa.pub'), publicKey);
  await fs.writeFile(join(folder, 'sa.key'), privateKey, { mode: 0o600 });
  await fs.writeFile(
    join(folder, 'tokens.csv'),
    `${token},admin,admin,"system:masters"\n`,
    { mode: 0o600 },
  );
  await fs.writeFile(
    join(folder, 'audit-policy.yaml'),
    'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n',
  );
}

function etcdFlags(folder: string, port: number, peerPort: number) {
  return [
    ...['--data-dir', dataIn(folder)],
    ...['--listen-client-urls', `http://127.0.0.1:${port}`],
    ...['--advertise-client-urls', `http://127.0.0.1:${port}`],
    ...['--listen-peer-urls', `http://127.0.0.1:${peerPort}`],
    ...['--initial-advertise-peer-urls', `http://127.0.0.1:${peerPort}`],
    ...['--initial-cluster', `default=http://127.0.0.1:${peerPort}`],
    ...['--unsafe-no-fsync', '--log-level', 'warn'],
  ];
}

function apiserverFlags(folder: string, etcdPort: number, port: number) {
  return [
    ...['--etcd-servers', `http://127.0.0.1:${etcdPort}`],
    ...['--bind-address', '127.0.0.1', '--advertise-address', '127.0.0.1'],
    ...['--secure-port', `${port}`],
    // It makes its own certificate there, which clients trust.
    ...['--cert-dir', join(folder, 'certificates')],
    ...['--service-cluster-ip-range', '10.0.0.0/16'],
    ...['--authorization-mode', 'RBAC'],
    ...['--token-auth-file', join(folder, 'tokens.csv')],
    ...['--service-account-issuer', `https://127.0.0.1:${port}`],
    ...['--service-account-key-file', join(folder, 'sa.pub')],
    ...['--service-account-signing-key-file', join(folder, 'sa.key')],
    // No controller makes the service account that this one waits for.
    ...['--disable-admission-plugins', 'ServiceAccount'],
    ...['--endpoint-reconciler-type', 'none'],
    ...['--audit-policy-file', join(folder, 'audit-policy.yaml')],
    ...['--audit-log-path', join(folder, 'audit.log')],
    ...['--audit-log-mode', 'blocking'],
  ];
}
