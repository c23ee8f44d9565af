import { Direction } from '../network-policy/network-policy';
import { Network } from '../network/network';
import { End } from '../packet/end';
import { CiliumPolicy } from './cilium-policy';
import { meansPeer } from './peers';

/** May any rule of a policy of Cilium's mean this peer, on whatever port? */
export function mayMean(
  network: Network,
  policy: CiliumPolicy,
  direction: Direction,
  peer: End,
): boolean {
  const { allows, denies } = policy.sections[direction];
  return (
    policy.problem !== undefined ||
    [...allows, ...denies].some(
      rule => meansPeer(network, policy, rule, peer).match !== 'no',
    )
  );
}
