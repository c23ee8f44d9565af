import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectCluster } from './ConfiguredCluster';
import { Connect, connectionOf } from './connection-of';
import { OwnPod } from './OwnPod';
import { Tokens } from './Tokens';

const cluster: DirectCluster = {
  ...{ name: 'prod', reach: 'direct', url: 'https://prod.example.com' },
  ...{ skipTlsVerify: false, authMetadata: {} },
  authProvider: 'serviceAccount',
};

function connect(
  parts: Partial<DirectCluster>,
  around: Parameters<typeof connectionOf>[1] = {},
) {
  const connection = connectionOf({ ...cluster, ...parts }, around);
  if (typeof connection === 'string') throw new Error(connection);
  return connection;
}

describe('the connection to a cluster', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callboard-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('shows the token of the configuration', async () => {
    const authMetadata = { serviceAccountToken: 'abc\n' };
    expect(await connect({ authMetadata, caData: 'UEVN' })()).toEqual({
      url: cluster.url,
      skipTlsVerify: false,
      token: 'abc',
      ca: Buffer.from('PEM'),
    });
  });

  it('reads the file of the certificate again each time', async () => {
    const caFile = join(folder, 'ca.crt');
    const connection = connect({
      authMetadata: { serviceAccountToken: 'abc' },
      ...{ caFile, caData: 'UEVN' },
    });
    await writeFile(caFile, 'one');
    expect((await connection()).ca?.toString()).toBe('one');
    await writeFile(caFile, 'two');
    expect((await connection()).ca?.toString()).toBe('two');
    await rm(caFile);
    await expect(connection()).rejects.toThrow(
      'cannot read its caFile: ENOENT',
    );
  });

  it('needs no token where kubectl proxy shows its own', async () => {
    const connection = connect({ authProvider: 'localKubectlProxy' });
    expect(await connection()).not.toHaveProperty('token');
  });

  it('is not there without a token, outside of any pod', () => {
    expect(connectionOf(cluster, {})).toBe(
      'it has no serviceAccountToken, and this backend runs in no pod whose token it could take',
    );
  });

  it('is not there without the strategies of the Kubernetes plugin', () => {
    expect(connectionOf({ ...cluster, authProvider: 'aws' }, {})).toBe(
      "authProvider 'aws' is a strategy of Backstage's Kubernetes plugin: add @backstage/plugin-kubernetes-backend to this backend",
    );
  });

  describe('by the pod that this backend runs in', () => {
    const env = {
      KUBERNETES_SERVICE_HOST: 'fd00::1',
      KUBERNETES_SERVICE_PORT: '6443',
    };
    let connection: Connect;
    const mounted = (name: string) =>
      join(folder, 'var/run/secrets/kubernetes.io/serviceaccount', name);
    beforeEach(async () => {
      await mkdir(mounted(''), { recursive: true });
      await writeFile(mounted('ca.crt'), 'PEM');
      await writeFile(mounted('token'), 'first\n');
      connection = connect({}, { ownPod: await OwnPod.find(env, folder) });
    });

    it('goes to the cluster around it, whatever the address', async () => {
      expect(await connection()).toEqual({
        url: 'https://[fd00::1]:6443',
        token: 'first',
        ca: Buffer.from('PEM'),
      });
    });

    it('shows the token that the kubelet renewed', async () => {
      await writeFile(mounted('token'), 'second');
      expect((await connection()).token).toBe('second');
    });

    it('asks nothing without a name where the token is gone', async () => {
      await writeFile(mounted('token'), '');
      await expect(connection()).rejects.toThrow(/token of this pod is empty/);
      await rm(mounted('token'));
      await expect(connection()).rejects.toThrow(/token of this pod: ENOENT/);
    });

    it('is not that of a machine that is no pod', async () => {
      const elsewhere = join(folder, 'elsewhere');
      expect(await OwnPod.find(env, elsewhere)).toBeUndefined();
      expect(await OwnPod.find({}, folder)).toBeUndefined();
    });
  });

  describe('by a strategy', () => {
    let now: number;
    let asked: object[];
    let answer: () =>
      | Promise<never>
      | Promise<{ type: string; token?: string }>;
    const tokens = () =>
      new Tokens(
        () => ({
          getCredential: async (...given) => {
            asked.push(given);
            return (await answer()) as never;
          },
        }),
        () => new Date(now),
      );
    beforeEach(() => {
      now = 0;
      asked = [];
      answer = async () => ({
        type: 'bearer token',
        token: `token-${asked.length}`,
      });
    });
    const aws = { ...cluster, authProvider: 'aws' } as const;

    it('shows its token, which all share who ask within a minute', async () => {
      const connection = connect(aws, { tokens: tokens() });
      const both = await Promise.all([connection(), connection()]);
      expect(both.map(({ token }) => token)).toEqual(['token-1', 'token-1']);
      now = 61_000;
      expect((await connection()).token).toBe('token-2');
      expect(asked[0]).toEqual([
        expect.objectContaining({ name: 'prod', authMetadata: {} }),
        {},
      ]);
    });

    it('is one token for each cluster', async () => {
      const shared = tokens();
      await connect(aws, { tokens: shared })();
      const other = connect({ ...aws, name: 'dev' }, { tokens: shared });
      expect((await other()).token).toBe('token-2');
    });

    it('says why there is none, and asks again', async () => {
      const connection = connect(aws, { tokens: tokens() });
      answer = () => Promise.reject(new Error('no role\nstack'));
      await expect(connection()).rejects.toThrow(
        /^authProvider 'aws' has no credentials: no role$/,
      );
      answer = async () => ({ type: 'anonymous' });
      await expect(connection()).rejects.toThrow(
        "authProvider 'aws' has no token",
      );
      answer = async () => ({ type: 'bearer token', token: 'abc' });
      expect((await connection()).token).toBe('abc');
    });

    it('fails with the strategy, and not before it is needed', async () => {
      const broken = new Tokens(
        () => {
          throw new Error('no region');
        },
        () => new Date(0),
      );
      await expect(connect(aws, { tokens: broken })()).rejects.toThrow(
        "authProvider 'aws' has no credentials: no region",
      );
    });
  });
});
