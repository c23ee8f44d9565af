import { mayMean as adminMayMean } from '../admin-policy/may-mean';
import { mayMean as ciliumMayMean } from '../cilium/may-mean';
import { mayMean } from '../network-policy/may-mean';
import { Direction } from '../network-policy/network-policy';
import { Network } from '../network/network';
import { onceEach } from '../network/once';
import { End, Peer } from '../packet/end';
import { goesStraight } from '../packet/mesh';
import { sideAllows } from '../packet/side';
import { podPortsOf, Service } from '../service/service';
import { Workload } from '../workload/workload';

/** Whichever port it is, where no rule means the other. */
const asked = { protocol: 'TCP', port: 1 } as const;

/** Those that all of its ports lead to; none where one leads nowhere, for what is there nobody knows. */
const backendsOf = onceEach((network: Network) =>
  onceEach((service: Service) => {
    const backends = network.backendsOf(service);
    const leadsToAll = service.ports.every(port =>
      backends.every(backend => podPortsOf(port, backend).length > 0),
    );
    return leadsToAll ? backends : [];
  }),
);

/**
 * Is it plain that a Service is closed to a peer: it is denied on each port, and no rule of either side means the other?
 * Where it is not plain, a trace tells what holds. Most pairs of a cluster with policies are plainly closed, and this is
 * many times quicker than a trace of each.
 * @public
 */
export function isPlainlyClosed(
  network: Network,
  from: Peer,
  service: Service,
): boolean {
  const backends = backendsOf(network)(service);
  return (
    from.kind === 'workload' &&
    backends.length > 0 &&
    backends.every(to => arePlainlyApart(network, from.workload, to, service))
  );
}

function arePlainlyApart(
  network: Network,
  from: Workload,
  to: Workload,
  via: Service,
): boolean {
  const caller: End = { kind: 'workload', workload: from };
  const called: End = { kind: 'workload', workload: to };
  // Some plugins judge what leaves before they know to which pods it goes.
  const isEgressJudged = network.profile.judgesServices !== 'at-service';
  return (
    !mayBeMeant(network, to, 'ingress', caller) &&
    !mayBeMeant(network, from, 'egress', called) &&
    (isClosedTo(network, to, 'ingress', caller) ||
      (isEgressJudged && isClosedTo(network, from, 'egress', called))) &&
    goesStraight(network, { ...asked, from: caller, to, via })
  );
}

const closedOnes = onceEach((_: Network) =>
  onceEach((__: Workload) => new Map<Direction, boolean>()),
);

/** To one whom no rule means, and so to all of them, on every port. */
function isClosedTo(
  network: Network,
  self: Workload,
  direction: Direction,
  peer: End,
): boolean {
  const known = closedOnes(network)(self);
  const isClosed =
    known.get(direction) ??
    sideAllows(network, { ...asked, direction, self, peer }).outcome ===
      'denied';
  known.set(direction, isClosed);
  return isClosed;
}

/** May a rule of the policies at one side mean the other? */
function mayBeMeant(
  network: Network,
  self: Workload,
  direction: Direction,
  peer: End,
): boolean {
  return (
    network
      .policiesSelecting(self)
      .some(({ policy }) => mayMean(network, policy, direction, peer)) ||
    network
      .adminPoliciesFor(self)
      .some(({ policy }) => adminMayMean(network, policy, direction, peer)) ||
    network
      .ciliumPoliciesFor(self)
      .some(({ policy }) => ciliumMayMean(network, policy, direction, peer))
  );
}
