import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { ApiServerError } from '../ApiServer';
import { HttpReader, Limits } from './HttpReader';

/** The plugin writes more of each. */
const clustersSchema = z.object({
  items: z.array(z.object({ name: z.string(), authProvider: z.string() })),
});

/** A cluster that Backstage's Kubernetes plugin has found. */
export type KnownCluster = z.infer<typeof clustersSchema>['items'][number];

/**
 * Backstage's Kubernetes plugin, asked with a token of this plugin's own. It asks no policy whether we may, so that whoever
 * is shown what it said has to be asked for here.
 */
export class KubernetesPlugin {
  private readonly reader: HttpReader;

  constructor(
    private readonly backstage: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
    limits?: Partial<Limits>,
  ) {
    this.reader = new HttpReader(limits);
  }

  /** @throws ApiServerError where it is not installed, too */
  async listClusters(signal: AbortSignal): Promise<KnownCluster[]> {
    const answer = await this.get('/clusters', signal, {});
    const parsed = clustersSchema.safeParse(answer);
    if (!parsed.success) {
      throw new ApiServerError('the Kubernetes plugin lists no clusters');
    }
    return parsed.data.items;
  }

  /**
   * @param path below that of the plugin
   * @throws ApiServerError
   */
  get(
    path: string,
    signal: AbortSignal,
    headers: Record<string, string>,
  ): Promise<unknown> {
    return this.reader.json(
      async () => ({
        url: `${await this.backstage.discovery.getBaseUrl(
          'kubernetes',
        )}${path}`,
        headers: { accept: 'application/json', ...headers },
        token: await this.token(),
      }),
      signal,
    );
  }

  private async token(): Promise<string> {
    const { auth } = this.backstage;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    return token;
  }
}
