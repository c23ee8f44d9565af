import { ConfigReader } from '@backstage/config';
import { readClusters } from './read-clusters';

const one = { name: 'prod', url: 'https://prod.example.com' };

function read(kubernetes: unknown, clusters?: object) {
  return readClusters(
    new ConfigReader({ kubernetes, callboard: { clusters } } as never),
  );
}

/** What one cluster of a locator of type `config` is read as. */
function readOne(cluster: object, rest: object = {}) {
  const clusters = [{ ...one, ...cluster }];
  return read({
    clusterLocatorMethods: [{ type: 'config', clusters }],
    ...rest,
  }).clusters[0];
}

describe('the clusters of the configuration', () => {
  it('may be left out, also as the template of a new portal does', () => {
    const none = {
      clusters: [],
      asksKubernetesPlugin: false,
      exclude: [],
      pollSeconds: 60,
    };
    expect(readClusters(new ConfigReader({}))).toEqual(none);
    expect(read(null)).toEqual(none);
  });

  it('are reached directly with the token of a ServiceAccount', () => {
    const account = { authProvider: 'serviceAccount', caData: 'AAAA' };
    expect(readOne({ ...account, serviceAccountToken: 'abc' })).toEqual({
      ...one,
      ...account,
      reach: 'direct',
      skipTlsVerify: false,
      authMetadata: { serviceAccountToken: 'abc' },
    });
    expect(
      readOne({ ...account, caFile: '/ca', skipTLSVerify: true }),
    ).toMatchObject({ authMetadata: {}, caFile: '/ca', skipTlsVerify: true });
  });

  it('are reached directly with the strategies that need no reader', () => {
    const authMetadata = { 'kubernetes.io/x-k8s-aws-id': 'eks-prod' };
    expect(
      readOne({
        ...{ authProvider: 'aws', assumeRole: 'arn:role', externalId: 'x' },
        authMetadata,
      }),
    ).toMatchObject({
      reach: 'direct',
      authProvider: 'aws',
      authMetadata: {
        ...authMetadata,
        'kubernetes.io/aws-assume-role': 'arn:role',
        'kubernetes.io/aws-external-id': 'x',
      },
    });
    for (const authProvider of ['azure', 'googleServiceAccount']) {
      expect(readOne({ authProvider })).toMatchObject({
        reach: 'direct',
        authProvider,
      });
    }
  });

  it('may name the provider among the metadata, which goes first', () => {
    expect(
      readOne({
        authProvider: 'oidc',
        authMetadata: { 'kubernetes.io/auth-provider': 'serviceAccount' },
      }),
    ).toMatchObject({ reach: 'direct', authProvider: 'serviceAccount' });
  });

  it.each(['aks', 'google', 'oidc'])(
    'are not watched where the reader has to show who asks: %s',
    authProvider => {
      expect(readOne({ authProvider })).toEqual({
        name: 'prod',
        reach: 'none',
        why: `authProvider '${authProvider}' needs the token of whoever reads, and a watch has no reader: it takes serviceAccount, localKubectlProxy, aws, azure or googleServiceAccount`,
      });
    },
  );

  it('are read through the Kubernetes plugin where the strategy is somebody’s own', () => {
    expect(readOne({ authProvider: 'vault' })).toEqual({
      name: 'prod',
      reach: 'proxy',
    });
  });

  it('include what kubectl proxy shows, without credentials', () => {
    const methods = [{ type: 'localKubectlProxy' }];
    expect(read({ clusterLocatorMethods: methods }).clusters).toEqual([
      {
        ...{ name: 'local', reach: 'direct', url: 'http://localhost:8001' },
        ...{ authProvider: 'localKubectlProxy', authMetadata: {} },
        skipTlsVerify: false,
      },
    ]);
  });

  it('are asked of the Kubernetes plugin where another locator finds them', () => {
    const methods = [{ type: 'catalog' }, { type: 'gke', projectId: 'p' }];
    expect(read({ clusterLocatorMethods: methods })).toMatchObject({
      clusters: [],
      asksKubernetesPlugin: true,
    });
  });

  it.each([
    [{}, /has no authProvider/],
    [{ authProvider: 'serviceAccount', url: 'prod:6443' }, /url is none of/],
    [{ authProvider: 'serviceAccount', url: undefined }, /'url'|\.url/],
  ])('are not watched with a mistake, and say which: %j', (cluster, why) => {
    expect(readOne(cluster)).toMatchObject({
      name: 'prod',
      reach: 'none',
      why: expect.stringMatching(why),
    });
  });

  it('do not quote a key that cannot be read', () => {
    const cluster = readOne(
      { authProvider: 'googleServiceAccount' },
      { googleServiceAccountCredentials: 'secret-key' },
    );
    expect(cluster).toMatchObject({
      reach: 'none',
      why: 'its configuration: kubernetes.googleServiceAccountCredentials is no JSON',
    });
    expect(JSON.stringify(cluster)).not.toContain('secret-key');
  });

  it('are each listed once, and narrowed down by name', () => {
    const authProvider = 'serviceAccount';
    const clusters = ['a', 'b', 'c'].map(name => ({
      ...{ ...one, name, authProvider },
    }));
    const kubernetes = {
      clusterLocatorMethods: [
        { type: 'config', clusters },
        { type: 'config', clusters: clusters.slice(1) },
      ],
    };
    const names = (ours?: object) =>
      read(kubernetes, ours).clusters.map(({ name }) => name);
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(names({ include: ['c', 'a', 'd'] })).toEqual(['a', 'c']);
    expect(names({ exclude: ['a'] })).toEqual(['b', 'c']);
    expect(names({ include: ['a', 'b'], exclude: ['a'] })).toEqual(['b']);
    expect(names({ include: [] })).toEqual([]);
  });

  it('refuse to be asked all the time', () => {
    expect(read({}, { pollSeconds: 10 }).pollSeconds).toBe(10);
    expect(() => read({}, { pollSeconds: 9 })).toThrow(
      'callboard.clusters.pollSeconds: at least 10, got 9',
    );
  });
});
