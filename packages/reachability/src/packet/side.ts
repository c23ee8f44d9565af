import { withinTiers } from '../admin-policy/within-tiers';
import { ciliumSays } from '../cilium/says';
import { Crossing } from '../network-policy/crossing';
import { networkPoliciesAllow } from '../network-policy/side';
import { Network } from '../network/network';
import { Service } from '../service/service';
import { allOf } from '../verdict/combine';
import { eachOnce } from '../verdict/each-once';
import { naming, Reason, unreadable } from '../verdict/reason';
import { allowed, conditional, unknown, Verdict } from '../verdict/verdict';
import { asCarried } from './carried';
import { wirePorts } from './wire-ports';

/** What crosses one side, as it was sent: `port` is the one that the receiving pods listen on. */
export interface Packet extends Crossing {
  /** The Service that it is sent to, where it is not sent to the pods themselves. */
  via?: Service;
}

/** Do the policies of one side let the packet through on a way that has no waypoint on it? A mesh may carry it, and on another port. */
export function sideAllows(network: Network, packet: Packet): Verdict {
  const { direction, self, peer, protocol, port, via } = packet;
  const here = { kind: 'workload' as const, workload: self };
  const [from, to] = direction === 'egress' ? [here, peer] : [peer, here];
  const ports = wirePorts(network, from, to, protocol, port);
  const verdict = judged(network, packet, ports);
  return to.kind === 'workload'
    ? asCarried(
        network,
        verdict,
        { from, to: to.workload, protocol, port, ...(via && { via }) },
        ports,
      )
    : verdict;
}

/**
 * What is not evaluated may allow or deny, so that neither is known. There is more than one port where it is not known
 * which one it has on the wire.
 */
function judged(network: Network, packet: Packet, ports: number[]): Verdict {
  const { namespace } = packet.self;
  const { policies } = network.unreadIn(namespace);
  const doubts = [
    ...policies.map(
      (object): Reason => ({
        engine: 'snapshot',
        code: 'not-evaluated',
        ...naming(object),
      }),
    ),
    ...network.unreadableIn(namespace).map(unreadable),
  ];
  if (doubts.length > 0) return unknown(...doubts);
  if (network.profile.enforces === 'no') {
    return allowed({ engine: 'network-policy', code: 'not-enforced' });
  }
  const verdict = onEachPort(
    ports.map(port => policiesAllow(network, { ...packet, port })),
  );
  return network.profile.enforces === 'unknown' && verdict.outcome === 'denied'
    ? conditional([{ kind: 'not-enforced' }], ...verdict.reasons, {
        engine: 'network-policy',
        code: 'enforcement-unknown',
      })
    : verdict;
}

function policiesAllow(network: Network, crossing: Crossing): Verdict {
  return withinTiers(
    network,
    crossing,
    otherwise => namespacedAllow(network, crossing, otherwise),
    () => allowed(notIsolated(crossing)),
  );
}

/** A denial of Cilium's goes before all that anybody allows; else NetworkPolicy and Cilium's policies add up. */
function namespacedAllow(
  network: Network,
  crossing: Crossing,
  whenOpen: () => Verdict,
): Verdict {
  const { denies, ...others } = ciliumSays(network, crossing);
  const refused = denies.filter(({ outcome }) => outcome === 'denied');
  if (refused.length > 0) return allOf(...refused);
  const { reasons, ...verdict } = allOf(
    ...denies,
    networkPoliciesAllow(network, crossing, whenOpen, others),
  );
  return { ...verdict, reasons: eachOnce(reasons) };
}

/** Where it is not known which port it is, what comes out of all of them holds. */
function onEachPort([first, ...others]: Verdict[]): Verdict {
  if (others.length === 0 || saysTheSame(first, others)) return first;
  return others.every(({ outcome }) => outcome === first.outcome)
    ? allOf(first, ...others)
    : unknown(...[first, ...others].flatMap(({ reasons }) => reasons));
}

function saysTheSame(first: Verdict, others: Verdict[]): boolean {
  const text = JSON.stringify(first);
  return others.every(other => JSON.stringify(other) === text);
}

function notIsolated({ direction, self }: Crossing): Reason {
  return {
    engine: 'network-policy',
    code: 'not-isolated',
    detail: { direction, pods: `${self.namespace}/${self.name}` },
  };
}
