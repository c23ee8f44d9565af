import { hop, perhaps } from '../istio/hop';
import { tunnelPort } from '../istio/wire-ports';
import { Network } from '../network/network';
import { agreed } from '../verdict/agreed';
import { allOf } from '../verdict/combine';
import { Reason } from '../verdict/reason';
import { Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { waypointOn } from './mesh';
import { Packet, sideAllows } from './side';

/**
 * Do the policies of one side let the packet through, along the way that it takes? Where a waypoint is on it, what leaves
 * is sent to the waypoint, and what enters is sent by it: its own pods must agree to both.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
export function alongWay(network: Network, packet: Packet): Verdict {
  const { direction, self, peer } = packet;
  if (peer.kind === 'addresses') return sideAllows(network, packet);
  const [from, to] =
    direction === 'egress' ? [self, peer.workload] : [peer.workload, self];
  const { protocol, port, via } = packet;
  const way = waypointOn(network, {
    ...{ from: { kind: 'workload', workload: from }, to, protocol, port },
    ...(via && { via }),
  });
  if (!way) return sideAllows(network, packet);
  const { waypoint, isSure } = way;
  const byWaypoint =
    direction === 'egress'
      ? onHop(network, from, waypoint.pods, tunnelPort)
      : onHop(network, waypoint.pods, to, port);
  const which = direction === 'egress' ? 'first' : 'last';
  if (isSure) return saying(hop(which, waypoint), byWaypoint);
  const why = perhaps(from, waypoint);
  return saying(why, agreed([sideAllows(network, packet), byWaypoint], []));
}

/** Both sides of one part of the way. */
function onHop(
  network: Network,
  from: Workload,
  to: Workload,
  port: number,
): Verdict {
  const asked = { protocol: 'TCP', port } as const;
  return allOf(
    sideAllows(network, {
      ...{ direction: 'egress', self: from, ...asked },
      peer: { kind: 'workload', workload: to },
    }),
    sideAllows(network, {
      ...{ direction: 'ingress', self: to, ...asked },
      peer: { kind: 'workload', workload: from },
    }),
  );
}

function saying(reason: Reason, verdict: Verdict): Verdict {
  return { ...verdict, reasons: [reason, ...verdict.reasons] };
}
