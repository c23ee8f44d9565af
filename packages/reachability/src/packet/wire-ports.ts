import { wirePortsInIstio } from '../istio/wire-ports';
import { wirePortsOfLinkerd } from '../linkerd/wire-port';
import { istioIn, linkerdIn } from '../network/facts';
import { Network } from '../network/network';
import { Protocol } from '../workload/workload';
import { End } from './end';

/**
 * The ports that a packet may have on its way between the two, where policies judge it. A mesh may move what it carries
 * to a port of its own; where it is not known whether it carries it, both are possible.
 */
export function wirePorts(
  network: Network,
  from: End,
  to: End,
  protocol: Protocol,
  port: number,
): number[] {
  if (istioIn(network.facts.mesh)) {
    return wirePortsInIstio(network, from, to, protocol, port);
  }
  return linkerdIn(network.facts.mesh)
    ? wirePortsOfLinkerd(network, from, to, protocol, port)
    : [port];
}
