import { Network } from '../network/network';
import { End } from '../packet/end';
import { Protocol } from '../workload/workload';
import { isCarried } from './carriage';

/** Where proxies take what other proxies send them. */
export const proxyPort = 4143;

/**
 * "Communication between two meshed pods will always have its original target port replaced with the proxy's inbound
 * port": that is the one that NetworkPolicy is judged by. Both where it is not known whether the mesh carries it.
 * @see https://linkerd.io/2/common-errors/network-policy/
 */
export function wirePortsOfLinkerd(
  network: Network,
  from: End,
  to: End,
  protocol: Protocol,
  port: number,
): number[] {
  if (from.kind !== 'workload' || to.kind !== 'workload') return [port];
  if (protocol !== 'TCP' || port === proxyPort) return [port];
  switch (isCarried(network, from.workload, to.workload, port)) {
    case 'yes':
      return [proxyPort];
    case 'no':
      return [port];
    default:
      return [port, proxyPort];
  }
}
