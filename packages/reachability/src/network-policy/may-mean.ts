import { Network } from '../network/network';
import { End } from '../packet/end';
import { Direction, NetworkPolicy } from './network-policy';
import { isMeant } from './peer';

/** May any rule of a NetworkPolicy mean this peer, on whatever port? */
export function mayMean(
  network: Network,
  { problem, namespace, rules }: NetworkPolicy,
  direction: Direction,
  peer: End,
): boolean {
  return (
    problem !== undefined ||
    (rules[direction] ?? []).some(
      ({ peers }) =>
        peers.length === 0 ||
        peers.some(
          entry =>
            isMeant(network, namespace, entry, peer, {}).outcome !== 'denied',
        ),
    )
  );
}
