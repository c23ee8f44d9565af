import { Crossing } from '../network-policy/crossing';
import { networkPoliciesAllow } from '../network-policy/side';
import { Network } from '../network/network';
import { naming, Reason, unreadable } from '../verdict/reason';
import { allowed, conditional, unknown, Verdict } from '../verdict/verdict';

/** What crosses one side, on the ports that it may have on the wire: more than one where it is not known which. */
interface Packet extends Omit<Crossing, 'port'> {
  /** The port that is asked about, which a mesh may have moved. */
  asked: number;
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
  const { ports, asked, ...at } = packet;
  const verdict = sayingMoved(
    onEachPort(ports.map(port => policiesAllow(network, { ...at, port }))),
    asked,
    ports,
  );
  return network.profile.enforces === 'unknown' && verdict.outcome === 'denied'
    ? conditional([{ kind: 'not-enforced' }], ...verdict.reasons, {
        engine: 'network-policy',
        code: 'enforcement-unknown',
      })
    : verdict;
}

function policiesAllow(network: Network, crossing: Crossing): Verdict {
  return networkPoliciesAllow(network, crossing, () =>
    allowed(notIsolated(crossing)),
  );
}

/** Where it is not known which port it is, what comes out of all of them holds. */
function onEachPort([first, ...others]: Verdict[]): Verdict {
  return others.every(({ outcome }) => outcome === first.outcome)
    ? first
    : unknown(...[first, ...others].flatMap(({ reasons }) => reasons));
}

/** Who reads of a port that was never asked about wants to know why it is that one. */
function sayingMoved(
  verdict: Verdict,
  asked: number,
  ports: number[],
): Verdict {
  const moved = ports.filter(port => port !== asked);
  if (moved.length === 0 || verdict.outcome === 'allowed') return verdict;
  return {
    ...verdict,
    reasons: [
      ...verdict.reasons,
      {
        engine: 'network-policy',
        code: 'moved-port',
        detail: {
          asked: String(asked),
          wire: moved.join(' or '),
          ...(ports.includes(asked) && { maybe: 'yes' }),
        },
      },
    ],
  };
}

function notIsolated({ direction, self }: Crossing): Reason {
  return {
    engine: 'network-policy',
    code: 'not-isolated',
    detail: { direction, pods: `${self.namespace}/${self.name}` },
  };
}
