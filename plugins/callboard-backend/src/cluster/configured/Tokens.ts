import { toError } from '@backstage/errors';
import type {
  AuthenticationStrategy,
  ClusterDetails,
} from '@backstage/plugin-kubernetes-node';
import { Fresh } from '../../kept/Fresh';
import { ApiServerError } from '../ApiServer';
import { DirectCluster } from './ConfiguredCluster';

/** Some strategies ask their cloud for each token; at the start all kinds of a cluster want one at once. */
const keepSeconds = 60;

/** What is longer is cut. */
const longestMessage = 300;

type Strategy = Pick<AuthenticationStrategy, 'getCredential'>;

/** Tokens for clusters, by one strategy of Backstage's Kubernetes plugin. */
export class Tokens {
  private readonly byCluster = new Map<string, Fresh<string>>();
  private strategy: Strategy | undefined;

  /** @param makeStrategy is called with the first use: what it throws is why there is no token */
  constructor(
    private readonly makeStrategy: () => Strategy,
    private readonly clock: () => Date,
  ) {}

  /** @throws ApiServerError where there is none */
  get(cluster: DirectCluster): Promise<string> {
    const { name } = cluster;
    const kept =
      this.byCluster.get(name) ??
      new Fresh(() => this.ask(cluster), {
        seconds: keepSeconds,
        clock: this.clock,
      });
    this.byCluster.set(name, kept);
    return kept.get();
  }

  private async ask(cluster: DirectCluster): Promise<string> {
    const { authProvider } = cluster;
    const credential = await this.credentialFor(cluster).catch(error => {
      throw new ApiServerError(
        `authProvider '${authProvider}' has no credentials: ${firstLine(
          error,
        )}`,
      );
    });
    if (credential.type !== 'bearer token' || !credential.token) {
      throw new ApiServerError(`authProvider '${authProvider}' has no token`);
    }
    return credential.token.trim();
  }

  private async credentialFor(cluster: DirectCluster) {
    this.strategy ??= this.makeStrategy();
    return this.strategy.getCredential(detailsOf(cluster), {});
  }
}

function firstLine(error: unknown): string {
  return toError(error).message.split('\n')[0].slice(0, longestMessage);
}

function detailsOf(cluster: DirectCluster): ClusterDetails {
  const { name, url, skipTlsVerify, caData, caFile, authMetadata } = cluster;
  return {
    ...{ name, url, caData, caFile, authMetadata },
    skipTLSVerify: skipTlsVerify,
  };
}
