import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { agreed } from '../verdict/agreed';
import { allOf } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import { unknown, Verdict } from '../verdict/verdict';
import { Arrival } from '../packet/arrival';
import { Gateway } from './gateway';
import { hop, perhaps } from './hop';
import { proxyAllows } from './proxy';
import { routeOf } from './waypoint';
import { waypointAllows } from './waypoint-allows';

/** Do the proxies on the way let the connection in: a waypoint, where it goes by one, and that of the called. */
export function istioAllows(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
): Verdict {
  const { from } = arrival;
  const route = routeOf(network, mesh, arrival);
  if (route.is === 'unknown') return unknown(...route.doubts);
  const straight = () => proxyAllows(network, mesh, arrival);
  if (route.is === 'straight' || from.kind === 'addresses') return straight();
  const { waypoint, isSure } = route;
  const byWaypoint = taking(
    waypoint,
    allOf(
      waypointAllows(network, mesh, arrival, from.workload, waypoint),
      onLastHop(
        waypoint,
        proxyAllows(network, mesh, {
          from: { kind: 'workload', workload: waypoint.pods },
          to: arrival.to,
          protocol: arrival.protocol,
          port: arrival.port,
        }),
      ),
    ),
  );
  return isSure
    ? byWaypoint
    : agreed([byWaypoint, straight()], [perhaps(from.workload, waypoint)]);
}

/** Nothing of a waypoint is in the manifests but its Gateway: that it runs is taken for granted, and said. */
function taking(
  { object }: Gateway,
  { reasons, ...verdict }: Verdict,
): Verdict {
  const runs: Reason = {
    ...{ engine: 'istio', code: 'by-waypoint' },
    ...naming(object),
  };
  return { ...verdict, reasons: [runs, ...reasons] } as Verdict;
}

/** The waypoint calls in its own name. */
function onLastHop(waypoint: Gateway, verdict: Verdict): Verdict {
  return { ...verdict, reasons: [hop('last', waypoint), ...verdict.reasons] };
}
