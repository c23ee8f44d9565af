import { Arrival } from '../istio/arrival';
import { istioAllows } from '../istio/mesh';
import { waypointsOnTheWay } from '../istio/waypoint';
import { istioIn } from '../network/facts';
import { Network } from '../network/network';
import { Reason } from '../verdict/reason';
import { Verdict } from '../verdict/verdict';

/** Does the mesh let in what arrives; nothing without a mesh. */
export function meshAllows(
  network: Network,
  arrival: Arrival,
): Verdict | undefined {
  const istio = istioIn(network.facts.mesh);
  return istio && istioAllows(network, istio, arrival);
}

/** What may lead a connection elsewhere than to the pods straight; what it does there is not evaluated. */
export function detoursOf(network: Network, arrival: Arrival): Reason[] {
  const istio = istioIn(network.facts.mesh);
  return istio ? waypointsOnTheWay(network, istio, arrival) : [];
}
