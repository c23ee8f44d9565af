import { mockServices } from '@backstage/backend-test-utils';
import { DirectCluster } from './ConfiguredCluster';
import { loadStrategies } from './load-strategies';
import { Tokens } from './Tokens';

const load = async () =>
  jest.requireActual('@backstage/plugin-kubernetes-backend');
const cluster: DirectCluster = {
  ...{ name: 'prod', reach: 'direct', url: 'https://prod.example.com' },
  ...{ skipTlsVerify: false, authMetadata: {}, authProvider: 'aws' },
};

describe('the strategies of Backstage’s Kubernetes plugin', () => {
  it('are the real ones: that of AWS signs for the cluster', async () => {
    const config = mockServices.rootConfig({
      data: {
        aws: {
          mainAccount: { accessKeyId: 'AKIA', secretAccessKey: 'a-secret' },
        },
      },
    });
    const strategies = await loadStrategies(
      config,
      mockServices.logger.mock(),
      load,
    );
    const tokens = new Tokens(strategies!.aws, () => new Date());
    const [version, signed] = (await tokens.get(cluster)).split('.');
    expect(version).toBe('k8s-aws-v1');
    const url = Buffer.from(signed, 'base64url').toString();
    expect(url).toMatch(/^https:\/\/sts\..*Action=GetCallerIdentity/);
    expect(url).not.toContain('a-secret');
  }, 60_000);

  it('bring one for each name, and nothing asks a cloud before it is needed', async () => {
    const strategies = await loadStrategies(
      mockServices.rootConfig({ data: {} }),
      mockServices.logger.mock(),
      load,
    );
    expect(strategies!.googleServiceAccount().validateCluster({})).toEqual([]);
    expect(strategies!.azure().validateCluster({})).toEqual([]);
  });

  it('are not there where the plugin is not installed, and the log says so', async () => {
    const logger = mockServices.logger.mock();
    const missing = new Error("Cannot find module '@backstage/…'");
    const strategies = await loadStrategies(
      mockServices.rootConfig(),
      logger,
      () => Promise.reject(missing),
    );
    expect(strategies).toBeUndefined();
    expect(logger.warn).toHaveBeenCalledWith(
      'Clusters need @backstage/plugin-kubernetes-backend',
      missing,
    );
  });
});
