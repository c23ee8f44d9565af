import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { Reason } from '../verdict/reason';
import { about } from './about';
import { Arrival } from '../packet/arrival';
import { bindingOf, byService } from './binding';
import { Gateway } from './gateway';
import { isOfWaypoint } from './waypoint-pods';
import { changingTunnel, membershipOf } from './membership';

/**
 * The way that a connection takes to pods: straight; by a waypoint, surely or perhaps; or nobody knows, and `doubts` say
 * what is not evaluated.
 */
export type Route =
  | { is: 'straight' }
  | { is: 'by-waypoint'; waypoint: Gateway; isSure: boolean }
  | { is: 'unknown'; doubts: Reason[] };

const straight: Route = { is: 'straight' };

/**
 * Which way a connection takes. Who is outside of the mesh knows of no waypoint, and no waypoint sends to another one. What
 * is sent to a Service goes by the Service's, what is sent to pods by theirs.
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function routeOf(
  network: Network,
  { kind }: IstioFacts,
  { from, to, via, protocol }: Arrival,
): Route {
  if (
    kind !== 'istio-ambient' ||
    protocol !== 'TCP' ||
    from.kind === 'addresses' ||
    isOfWaypoint(from.workload) ||
    isOfWaypoint(to)
  ) {
    return straight;
  }
  const caller = membershipOf(network, from.workload);
  if (caller === 'no') return straight;
  const binding = bindingOf(network, to, byService(via));
  if (binding === 'none') return straight;
  if ('doubts' in binding) return { is: 'unknown', ...binding };
  const doubts = [
    ...(caller === 'sidecar' || membershipOf(network, to) !== 'ztunnel'
      ? [binding.notEvaluated]
      : []),
    ...[from.workload, to].flatMap(past => {
      const annotation = changingTunnel(past);
      return annotation ? about('capture-changed', past, { annotation }) : [];
    }),
  ];
  return doubts.length > 0
    ? { is: 'unknown', doubts }
    : {
        is: 'by-waypoint',
        waypoint: binding.waypoint,
        isSure: caller === 'ztunnel',
      };
}
