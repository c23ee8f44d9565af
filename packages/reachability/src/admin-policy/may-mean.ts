import { Direction } from '../network-policy/network-policy';
import { Network } from '../network/network';
import { End } from '../packet/end';
import { AdminPolicy } from './admin-policy';
import { meansPeer } from './peers';

/** May any rule of a policy of administrators mean this peer, on whatever port? */
export function mayMean(
  network: Network,
  { problem, rules }: AdminPolicy,
  direction: Direction,
  peer: End,
): boolean {
  return (
    problem !== undefined ||
    rules[direction].some(rule =>
      (['IPv4', 'IPv6'] as const).some(
        family => meansPeer(network, rule, peer, family).match !== 'no',
      ),
    )
  );
}
