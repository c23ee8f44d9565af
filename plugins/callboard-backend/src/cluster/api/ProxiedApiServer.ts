import { ApiServer } from '../ApiServer';
import { KubernetesPlugin } from './KubernetesPlugin';

/**
 * An API server that only Backstage's Kubernetes plugin can reach. It cannot be watched: the plugin's proxy keeps a watch
 * open whose reader has left.
 */
export class ProxiedApiServer implements ApiServer {
  constructor(
    private readonly cluster: string,
    private readonly plugin: Pick<KubernetesPlugin, 'get'>,
  ) {}

  get(path: string, signal: AbortSignal, accept?: string): Promise<unknown> {
    return this.plugin.get(`/proxy${path}`, signal, {
      'backstage-kubernetes-cluster': this.cluster,
      ...(accept && { accept }),
    });
  }
}
