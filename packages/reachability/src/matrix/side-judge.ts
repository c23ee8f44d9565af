import { Direction } from '../network-policy/network-policy';
import { Network } from '../network/network';
import { SelectingPolicy } from '../network/policies-selecting';
import { meshLetsOut } from '../packet/mesh';
import { alongWay } from '../packet/along-way';
import { allOf } from '../verdict/combine';
import { Workload } from '../workload/workload';
import { Judge } from './judgement';
import { cutsOfMesh } from './mesh-judge';
import { Part, PartsOfSides } from './part';

/** The policies of one side of a workload's pods. */
export function sideJudge(
  network: Network,
  partsOf: PartsOfSides,
  self: Workload,
  direction: Direction,
): Judge {
  const selecting = network
    .policiesSelecting(self)
    .filter(({ policy }) => policy.problem ?? policy.rules[direction]);
  return {
    self,
    parts: [
      ...selecting.map(({ policy }) => partsOf.ofNetworkPolicies(policy)),
      ...network
        .adminPoliciesFor(self)
        .map(({ policy }) => partsOf.ofAdminPolicies(policy)),
      ...network
        .ciliumPoliciesFor(self)
        .map(({ policy }) => partsOf.ofCiliumPolicies(policy)),
    ].flatMap(parts => parts[direction]),
    peersReceive: direction === 'egress',
    cutsFor: cutsOfMesh(network, self),
    about: (peer, parts) => {
      const asked = {
        ...network,
        policiesSelecting: (pods: Workload) =>
          pods === self
            ? deciding(selecting, parts)
            : network.policiesSelecting(pods),
      };
      return (protocol, port) => {
        // Policies that do not mean the peer may mean the waypoint before it.
        const whole = network.waypoints.length > 0 ? network : asked;
        const side = { direction, self, peer, protocol, port };
        const mesh =
          direction === 'egress' && peer.kind === 'addresses'
            ? meshLetsOut(network, self, protocol)
            : undefined;
        return allOf(alongWay(whole, side), ...(mesh ? [mesh] : [])).outcome;
      };
    },
  };
}

/** A policy without a part that means somebody denies, and one that does so is enough. */
function deciding(
  selecting: SelectingPolicy[],
  parts: Part[],
): SelectingPolicy[] {
  const meaning = new Set(parts.map(part => part.of));
  const isSure = ({ policy, match }: SelectingPolicy) =>
    match === 'yes' && !policy.problem;
  const isolating = selecting.find(isSure);
  return selecting.filter(
    one => one === isolating || !isSure(one) || meaning.has(one.policy),
  );
}
