import { Arrival } from './arrival';
import { istioAllows } from '../istio/mesh';
import { Route, routeOf } from '../istio/waypoint';
import { proxyLetsOut } from '../linkerd/egress';
import { proxyAllows } from '../linkerd/mesh';
import { istioIn, linkerdIn } from '../network/facts';
import { Network } from '../network/network';
import { naming, Reason } from '../verdict/reason';
import { unknown, Verdict } from '../verdict/verdict';
import { Protocol, Workload } from '../workload/workload';

/** Does the mesh let in what arrives? Nothing without a mesh, unless the snapshot holds objects of one. */
export function meshAllows(
  network: Network,
  arrival: Arrival,
): Verdict | undefined {
  const { from, to } = arrival;
  const way = waypointOn(network, arrival);
  const namespaces = [
    to.namespace,
    ...(way ? [way.waypoint.namespace] : []),
    ...(from.kind === 'workload' ? [from.workload.namespace] : []),
  ];
  const unread = new Set(
    namespaces.flatMap(namespace => network.unreadIn(namespace).ofMesh),
  );
  if (unread.size > 0) {
    const reasons = [...unread].map(
      (object): Reason => ({
        engine: linkerdIn(network.facts.mesh) ? 'linkerd' : 'istio',
        code: 'not-evaluated',
        ...naming(object),
      }),
    );
    return unknown(...reasons);
  }
  const istio = istioIn(network.facts.mesh);
  if (istio) return istioAllows(network, istio, arrival);
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

/** What may lead a connection elsewhere than to the pods straight; what it does there is not evaluated. */
export function detoursOf(network: Network, arrival: Arrival): Reason[] {
  const route = routeIn(network, arrival);
  return route?.is === 'unknown' ? route.doubts : [];
}

/** The waypoint that a connection goes by, surely or perhaps; nothing where it goes straight, or nobody knows. */
export function waypointOn(
  network: Network,
  arrival: Arrival,
): Extract<Route, { is: 'by-waypoint' }> | undefined {
  const route = routeIn(network, arrival);
  return route?.is === 'by-waypoint' ? route : undefined;
}

/** Is it sure that a connection goes to the pods straight? */
export function goesStraight(network: Network, arrival: Arrival): boolean {
  const route = routeIn(network, arrival);
  return !route || route.is === 'straight';
}

function routeIn(network: Network, arrival: Arrival): Route | undefined {
  const istio = istioIn(network.facts.mesh);
  return istio && routeOf(network, istio, arrival);
}
