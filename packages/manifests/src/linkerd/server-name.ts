import { Microservice } from '@callboard/contract';
import { ServerPort } from '../render-input';

/** Name of the Server of one port: `orders.http`. No name of a service holds a dot, so that no two are the same. */
export function serverName(
  { metadata }: Microservice,
  { name }: Pick<ServerPort, 'name'>,
): string {
  return `${metadata.name}.${name}`;
}

/** In the place of a port's name, which holds no dot either: where the proxy shows its metrics. */
export const proxyMetrics = 'proxy.metrics';

/** Reference to a Server, or to what authentications there are, of the same namespace. */
export function reference(kind: string, name: string) {
  return { group: 'policy.linkerd.io', kind, name };
}
