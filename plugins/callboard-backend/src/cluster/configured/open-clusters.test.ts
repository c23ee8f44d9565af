import { mockServices } from '@backstage/backend-test-utils';
import { Config, ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { setTimeout as pause } from 'node:timers/promises';
import { FakeApiServer, json } from '../__testUtils__/FakeApiServer';
import { KubernetesBackend } from '../__testUtils__/KubernetesBackend';
import { ApiServer, ApiServerError } from '../ApiServer';
import { WatchedClusters } from '../WatchedClusters';
import { Around, openClusters } from './open-clusters';
import { readClusters } from './read-clusters';

const never = new AbortController().signal;
const token = 'token-of-the-cluster';

/** What a test does not look at. */
const watch: Around['watch'] = () => ({
  sighting: () => ({} as never),
  changeSince: async () => {},
  stop: () => {},
});

async function failureOf(asked: Promise<unknown>): Promise<ApiServerError> {
  const error = await asked.catch(thrown => thrown);
  expect(error).toBeInstanceOf(ApiServerError);
  return error as ApiServerError;
}

describe('clusters beside Backstage’s Kubernetes plugin', () => {
  let fake: FakeApiServer;
  let backend: KubernetesBackend;
  let clusters: WatchedClusters;
  const apis = new Map<string, ApiServer>();

  beforeAll(async () => {
    fake = await FakeApiServer.start();
    const { url, ca } = fake;
    const kubernetes = {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              ...{ name: 'configured', url, skipTLSVerify: true },
              ...{ authProvider: 'serviceAccount' },
              serviceAccountToken: 'token-of-the-configuration',
            },
            { name: 'own', url, authProvider: 'own' },
            { name: 'oidc', url, authProvider: 'oidc' },
          ],
        },
      ],
    };
    const found = (name: string, authProvider: string) => ({
      ...{ name, url, caData: ca?.toString('base64') },
      authMetadata: { 'kubernetes.io/auth-provider': authProvider },
    });
    backend = await KubernetesBackend.start(
      kubernetes,
      [
        found('found', 'own'),
        found('unwanted', 'own'),
        found('of-readers', 'google'),
        found('configured', 'own'),
      ],
      token,
    );
    const config = mockServices.rootConfig({
      data: { kubernetes, callboard: { clusters: { exclude: ['unwanted'] } } },
    });
    clusters = await openClusters(readClusters(config), {
      ...{ config, env: {}, clock: () => new Date() },
      ...{ auth: backend.auth, discovery: backend.discovery },
      logger: mockServices.logger.mock(),
      pause: (_, signal) => once(signal, 'abort'),
      watch: (name, api) => {
        apis.set(name, api);
        return watch(name, api);
      },
    });
    while (!apis.has('found')) await pause(20);
  }, 60_000);
  afterAll(async () => {
    clusters?.stop();
    await backend?.stop();
    await fake.stop();
  });
  beforeEach(() => {
    fake.requests.length = 0;
    fake.answer = (_, response) => json(response, { kind: 'List' });
  });

  it('are those of the configuration first, then those that only the plugin knows', () => {
    const why = (authProvider: string) =>
      `authProvider '${authProvider}' needs the token of whoever reads, and a watch has no reader: it takes serviceAccount, localKubectlProxy, aws, azure or googleServiceAccount`;
    expect(clusters.list()).toEqual([
      { name: 'configured' },
      { name: 'own' },
      { name: 'oidc', notWatched: why('oidc') },
      { name: 'found' },
      { name: 'of-readers', notWatched: why('google') },
    ]);
  });

  it('are read directly with the token of the configuration', async () => {
    expect(await apis.get('configured')!.get('/api', never)).toEqual({
      kind: 'List',
    });
    expect(apis.get('configured')!.watch).toBeDefined();
    expect(fake.requests[0].headers.authorization).toBe(
      'Bearer token-of-the-configuration',
    );
  });

  it('are read through the plugin’s proxy, which shows them its own token, and not watched', async () => {
    const api = apis.get('found')!;
    expect(api.watch).toBeUndefined();
    expect(
      await api.get(
        '/apis/apps/v1/deployments?limit=500',
        never,
        'application/json;v=v2',
      ),
    ).toEqual({ kind: 'List' });
    expect(fake.requests).toMatchObject([
      {
        method: 'GET',
        path: '/apis/apps/v1/deployments?limit=500',
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json;v=v2',
          'accept-encoding': 'gzip',
        },
      },
    ]);
  });

  it('say through the proxy why they refuse', async () => {
    fake.answer = (_, response) =>
      json(
        response,
        { kind: 'Status', message: 'not now', reason: 'TooManyRequests' },
        429,
        { 'retry-after': '3' },
      );
    await expect(apis.get('found')!.get('/api', never)).rejects.toMatchObject({
      message: 'the API server answered 429 Too Many Requests: not now',
      ...{ status: 429, reason: 'TooManyRequests', retryAfterSeconds: 3 },
    });
  });

  it('are not said to lack a kind where it is the plugin that lacks the cluster', async () => {
    const error = await failureOf(
      apis.get('own')!.get('/apis/apps/v1/deployments', never),
    );
    expect(error.message).toBe(
      "Backstage's Kubernetes plugin answered 404 Not Found: Cluster 'own' not found",
    );
    expect(error.status).toBeUndefined();
  });

  it('that are down are not said to be anything else', async () => {
    fake.answer = request => request.socket.destroy();
    const error = await failureOf(apis.get('found')!.get('/api', never));
    expect(error.message).toMatch(
      /^Backstage's Kubernetes plugin answered 500 .*Cluster 'found' request error/,
    );
    expect(error.status).toBeUndefined();
    expect(error.message).not.toContain(token);
  });
});

describe('clusters without Backstage’s Kubernetes plugin', () => {
  it('are those of the configuration, whether one answers or not', async () => {
    const methods = [{ type: 'localKubectlProxy' }, { type: 'catalog' }];
    const config = mockServices.rootConfig({
      data: { kubernetes: { clusterLocatorMethods: methods } },
    });
    const nothing = await FakeApiServer.start('http');
    nothing.answer = (_, response) => json(response, {}, 404);
    const logger = mockServices.logger.mock();
    const waits: number[] = [];
    const clusters = await openClusters(readClusters(config), {
      ...{ config, env: {}, clock: () => new Date(), watch, logger },
      auth: mockServices.auth(),
      discovery: { getBaseUrl: async () => nothing.url } as never,
      pause: async (seconds, signal) => {
        waits.push(seconds);
        if (waits.length === 2) await once(signal, 'abort');
      },
    });
    while (waits.length < 2) await pause(5);
    expect(clusters.list()).toEqual([{ name: 'local' }]);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/Kubernetes plugin knows are not known now/),
    );
    expect(waits).toEqual([5, 10]);
    expect(nothing.requests[0].path).toBe('/clusters');
    clusters.stop();
    await nothing.stop();
  });
});

describe('clusters whose configuration changes', () => {
  const secret = (name: string, serviceAccountToken: string) => ({
    ...{ name, url: `https://${name}.example.com` },
    ...{ authProvider: 'serviceAccount', serviceAccountToken },
  });
  const dataOf = (clusters: object[], rest: object = {}) => ({
    kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
    callboard: { clusters: rest },
  });

  const api: ApiServer = { get: async () => ({}) };

  /** Clusters of a configuration that can be changed; what begins and ends; what is logged. */
  async function open(data: object) {
    let now = new ConfigReader(data as JsonObject);
    let tell = () => {};
    const log: string[] = [];
    const config = {
      getOptionalConfig: (key: string) => now.getOptionalConfig(key),
      getOptionalConfigArray: (key: string) => now.getOptionalConfigArray(key),
      subscribe: (onChange: () => void) => {
        tell = onChange;
        return { unsubscribe: () => log.push('unsubscribe') };
      },
    } as unknown as Config;
    const logger = mockServices.logger.mock();
    const clusters = await openClusters(readClusters(config), {
      ...{ config, env: {}, clock: () => new Date(), logger },
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
      pause: (_, signal) => once(signal, 'abort'),
      watch: name => {
        log.push(`watch ${name}`);
        return { ...watch('', api), stop: () => log.push(`stop ${name}`) };
      },
    });
    return {
      ...{ clusters, log, logger },
      async change(changed: object) {
        log.length = 0;
        now = new ConfigReader(changed as JsonObject);
        tell();
        await pause(20);
      },
    };
  }

  it('come and go with it, begin anew where they have another token, and go on else', async () => {
    const all = [secret('a', 'one'), secret('b', 'two'), secret('c', 'three')];
    const { clusters, log, change } = await open(dataOf(all));
    expect(log).toEqual(['watch a', 'watch b', 'watch c']);

    await change(
      dataOf([secret('a', 'one'), secret('b', 'renewed'), secret('d', 'four')]),
    );

    expect(log).toEqual(['stop b', 'stop c', 'watch b', 'watch d']);
    expect(clusters.list().map(({ name }) => name)).toEqual(['a', 'b', 'd']);
    clusters.stop();
    expect(log.slice(4)).toEqual(['stop a', 'stop b', 'stop d', 'unsubscribe']);
  });

  it('go on where something else has changed, and those that are left out end', async () => {
    const all = [secret('a', 'one'), secret('b', 'two')];
    const { clusters, log, change } = await open(dataOf(all));

    await change({ ...dataOf(all), app: { title: 'Portal' } });
    expect(log).toEqual([]);
    await change(dataOf(all, { exclude: ['b'] }));
    expect(log).toEqual(['stop b']);
    clusters.stop();
  });

  it('stay as they are where it makes no sense, and no token is told', async () => {
    const { clusters, log, logger, change } = await open(
      dataOf([secret('a', 'one')]),
    );

    await change(dataOf([secret('a', 'sesame'), { url: 'https://b' }]));

    expect(log).toEqual([]);
    expect(clusters.list()).toEqual([{ name: 'a' }]);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('clusters[1].name'),
    );
    await change(dataOf([secret('a', 'sesame')]));
    expect(log).toEqual(['stop a', 'watch a']);
    const told = [logger.error, logger.warn, logger.info].map(
      ({ mock }) => mock.calls,
    );
    expect(JSON.stringify(told)).not.toContain('sesame');
    clusters.stop();
  });
});

function once(signal: AbortSignal, event: 'abort'): Promise<void> {
  return new Promise(resolve =>
    signal.addEventListener(event, () => resolve()),
  );
}
