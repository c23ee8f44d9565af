import { withinTiers } from '../admin-policy/within-tiers';
import { ciliumSays } from '../cilium/says';
import { Crossing } from '../network-policy/crossing';
import { networkPoliciesAllow } from '../network-policy/side';
import { Network } from '../network/network';
import { allOf } from '../verdict/combine';
import { eachOnce } from '../verdict/each-once';
import { naming, Reason, unreadable } from '../verdict/reason';
import { allowed, conditional, unknown, Verdict } from '../verdict/verdict';

/** What crosses one side, on the ports that it may have on the wire: more than one where it is not known which. */
interface Packet extends Omit<Crossing, 'port'> {
  ports: number[];
}

/** Do the policies of one side let the packet through? What is not evaluated may allow or deny, so that neither is known. */
export function sideAllows(network: Network, packet: Packet): Verdict {
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
  const { ports, ...at } = packet;
  const verdict = onEachPort(
    ports.map(port => policiesAllow(network, { ...at, port })),
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
  return others.every(({ outcome }) => outcome === first.outcome)
    ? first
    : unknown(...[first, ...others].flatMap(({ reasons }) => reasons));
}

function notIsolated({ direction, self }: Crossing): Reason {
  return {
    engine: 'network-policy',
    code: 'not-isolated',
    detail: { direction, pods: `${self.namespace}/${self.name}` },
  };
}
