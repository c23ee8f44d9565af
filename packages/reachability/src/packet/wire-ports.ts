import { Network } from '../network/network';
import { Protocol } from '../workload/workload';
import { End } from './end';

/**
 * The ports that a packet may have on its way between the two, where policies judge it. A mesh may move what it carries
 * to a port of its own; where it is not known whether it carries it, both are possible.
 */
export function wirePorts(
  _network: Network,
  _from: End,
  _to: End,
  _protocol: Protocol,
  port: number,
): number[] {
  return [port];
}
