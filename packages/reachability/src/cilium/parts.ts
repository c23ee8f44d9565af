import { Part, PartsOf } from '../matrix/part';
import { Peers } from '../matrix/peers';
import { everybody, notMeant, tell } from '../matrix/telling';
import { Network } from '../network/network';
import { onceEach } from '../network/once';
import { Workload } from '../workload/workload';
import {
  CiliumPolicy,
  CiliumPort,
  CiliumRule,
  CiliumSection,
} from './cilium-policy';
import { meansPeer } from './peers';

/** What Cilium's own policies look at. */
export function partsOfCiliumPolicies(
  network: Network,
  peers: Peers,
): PartsOf<CiliumPolicy> {
  const toPart = (policy: CiliumPolicy, rule: CiliumRule): Part => ({
    of: policy,
    telling: rule.peers
      ? tell(peers, peers.ends.keys(), end => {
          const { match } = meansPeer(network, policy, rule, end);
          return match === 'no' ? notMeant : match;
        })
      : everybody,
    namesPorts: rule.ports?.some(({ at }) => 'name' in at) ?? false,
    cuts: receiver =>
      (rule.ports ?? [])
        .flatMap(port => rangesOf(port, receiver))
        .flatMap(([first, last]) => [first, last + 1]),
  });
  const partsOf = (policy: CiliumPolicy, section: CiliumSection) =>
    [...section.allows, ...section.denies].map(rule => toPart(policy, rule));
  return onceEach(policy => ({
    ingress: partsOf(policy, policy.sections.ingress),
    egress: partsOf(policy, policy.sections.egress),
  }));
}

function rangesOf(
  { at }: CiliumPort,
  receiver: Workload | undefined,
): [first: number, last: number][] {
  if ('first' in at) return [[at.first, at.last]];
  return (receiver?.ports ?? [])
    .filter(({ name }) => name === at.name)
    .map(({ port }) => [port, port]);
}
