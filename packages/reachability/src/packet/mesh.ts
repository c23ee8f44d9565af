import { Arrival } from '../istio/arrival';
import { istioAllows } from '../istio/mesh';
import { waypointsOnTheWay } from '../istio/waypoint';
import { istioIn } from '../network/facts';
import { Network } from '../network/network';
import { naming, Reason } from '../verdict/reason';
import { unknown, Verdict } from '../verdict/verdict';

/** Does the mesh let in what arrives? Nothing without a mesh, unless the snapshot holds objects of one. */
export function meshAllows(
  network: Network,
  arrival: Arrival,
): Verdict | undefined {
  const { from, to } = arrival;
  const namespaces = [
    to.namespace,
    ...(from.kind === 'workload' ? [from.workload.namespace] : []),
  ];
  const unread = new Set(
    namespaces.flatMap(namespace => network.unreadIn(namespace).ofMesh),
  );
  if (unread.size > 0) {
    const reasons = [...unread].map(
      (object): Reason => ({
        engine: 'istio',
        code: 'not-evaluated',
        ...naming(object),
      }),
    );
    return unknown(...reasons);
  }
  const istio = istioIn(network.facts.mesh);
  return istio && istioAllows(network, istio, arrival);
}

/** What may lead a connection elsewhere than to the pods straight; what it does there is not evaluated. */
export function detoursOf(network: Network, arrival: Arrival): Reason[] {
  const istio = istioIn(network.facts.mesh);
  return istio ? waypointsOnTheWay(network, istio, arrival) : [];
}
