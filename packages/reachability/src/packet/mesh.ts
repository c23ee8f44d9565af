import { Arrival } from '../istio/arrival';
import { sidecarAllows } from '../istio/mesh';
import { istioIn } from '../network/facts';
import { Network } from '../network/network';
import { Verdict } from '../verdict/verdict';

/** Does the mesh let in what arrives; nothing without a mesh. */
export function meshAllows(
  network: Network,
  arrival: Arrival,
): Verdict | undefined {
  const istio = istioIn(network.facts.mesh);
  return istio && sidecarAllows(network, istio, arrival);
}
