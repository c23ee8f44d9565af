import { AddressRange, textOf, wholeFamily } from '../address/range';
import { NetworkPolicy } from '../network-policy/network-policy';
import { Network } from '../network/network';

/**
 * The addresses outside, cut where policies tell them apart: ranges by their first and last, such as
 * `10.0.0.0-10.255.255.255`. All of IPv4 where no policy speaks of addresses; IPv6 only where one does.
 * @public
 */
export function rangesOutside(...networks: Network[]): string[] {
  const spoken = networks.flatMap(network => [
    ...addressesIn(network.networkPolicies),
    ...addressesInOthers(network),
  ]);
  return (['IPv4', 'IPv6'] as const).flatMap(family => {
    const ranges = spoken.filter(one => one.family === family);
    return family === 'IPv4' || ranges.length > 0
      ? cut(wholeFamily(family), ranges).map(textOf)
      : [];
  });
}

/** The addresses that policies speak of. */
export function addressesIn(policies: NetworkPolicy[]): AddressRange[] {
  return policies
    .flatMap(({ rules }) => [...(rules.ingress ?? []), ...(rules.egress ?? [])])
    .flatMap(({ peers }) => peers)
    .flatMap(entry =>
      'ipBlock' in entry ? [entry.ipBlock.cidr, ...entry.ipBlock.except] : [],
    );
}

function addressesInOthers({
  adminPolicies,
  ciliumPolicies,
}: Network): AddressRange[] {
  const networks = adminPolicies
    .flatMap(({ rules }) => [...rules.ingress, ...rules.egress])
    .flatMap(({ peers }) => peers)
    .flatMap(peer => ('networks' in peer ? peer.networks : []));
  const blocks = ciliumPolicies
    .flatMap(({ sections }) => [sections.ingress, sections.egress])
    .flatMap(({ allows, denies }) => [...allows, ...denies])
    .flatMap(({ peers = [] }) => peers)
    .flatMap(peer => ('block' in peer ? [peer.block, ...peer.except] : []));
  return [...networks, ...blocks];
}

function cut(whole: AddressRange, ranges: AddressRange[]): AddressRange[] {
  const starts = [
    whole.first,
    ...ranges.flatMap(({ first, last }) => [first, last + 1n]),
  ].filter(start => start <= whole.last);
  const inOrder = [...new Set(starts)].sort((a, b) => (a < b ? -1 : 1));
  return inOrder.map((first, index) => ({
    ...whole,
    first,
    last: (inOrder[index + 1] ?? whole.last + 1n) - 1n,
  }));
}
