import { Arrival } from '../istio/arrival';
import { sidecarAllows } from '../istio/mesh';
import { proxyLetsOut } from '../linkerd/egress';
import { proxyAllows } from '../linkerd/mesh';
import { istioIn, linkerdIn } from '../network/facts';
import { Network } from '../network/network';
import { Verdict } from '../verdict/verdict';
import { Protocol, Workload } from '../workload/workload';

/** Does the mesh let in what arrives; nothing without a mesh. */
export function meshAllows(
  network: Network,
  arrival: Arrival,
): Verdict | undefined {
  const istio = istioIn(network.facts.mesh);
  if (istio) return sidecarAllows(network, istio, arrival);
  const linkerd = linkerdIn(network.facts.mesh);
  return linkerd && proxyAllows(network, linkerd, arrival);
}

/** Does the mesh let out what a pod sends to addresses outside; nothing where it has no say. */
export function meshLetsOut(
  network: Network,
  from: Workload,
  protocol: Protocol,
): Verdict | undefined {
  const verdict = linkerdIn(network.facts.mesh)
    ? proxyLetsOut(network, from, protocol)
    : undefined;
  return verdict?.outcome === 'allowed' ? undefined : verdict;
}
