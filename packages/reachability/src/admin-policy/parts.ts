import { Part, PartsOf } from '../matrix/part';
import { Peers } from '../matrix/peers';
import { notMeant, tell } from '../matrix/telling';
import { Network } from '../network/network';
import { onceEach } from '../network/once';
import { Protocol, Workload } from '../workload/workload';
import { AdminPolicy, AdminPort, AdminRule } from './admin-policy';
import { meansPeer } from './peers';

/** What the policies of administrators look at. */
export function partsOfAdminPolicies(
  network: Network,
  peers: Peers,
): PartsOf<AdminPolicy> {
  const toPart = (policy: AdminPolicy, rule: AdminRule): Part => ({
    of: policy,
    telling: tell(peers, peers.ends.keys(), end => {
      const [one, other] = (['IPv4', 'IPv6'] as const).map(
        family => meansPeer(network, rule, end, family).match,
      );
      return one === 'no' && other === 'no' ? notMeant : `${one} ${other}`;
    }),
    namesPorts: rule.ports?.some(port => 'name' in port) ?? false,
    cuts: (receiver, protocol) =>
      (rule.ports ?? [])
        .flatMap(port => rangesOf(port, receiver, protocol))
        .flatMap(([first, last]) => [first, last + 1]),
  });
  return onceEach(policy => ({
    ingress: policy.rules.ingress.map(rule => toPart(policy, rule)),
    egress: policy.rules.egress.map(rule => toPart(policy, rule)),
  }));
}

function rangesOf(
  port: AdminPort,
  receiver: Workload | undefined,
  protocol: Protocol,
): [first: number, last: number][] {
  if (!('name' in port)) {
    return port.protocol === protocol ? [[port.first, port.last]] : [];
  }
  return (receiver?.ports ?? [])
    .filter(one => one.name === port.name)
    .map(one => [one.port, one.port]);
}
