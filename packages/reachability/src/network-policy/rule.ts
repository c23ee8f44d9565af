import { Network } from '../network/network';
import { naming } from '../verdict/reason';
import { allowed, denied, Verdict } from '../verdict/verdict';
import { portsNamed, Protocol, Workload } from '../workload/workload';
import { NetworkPolicy, PortEntry, Rule } from './network-policy';
import { isMeant } from './peer';
import { servicePortFor } from './service-port';
import { Crossing } from './crossing';

/**
 * The ways in which one rule lets the packet through: peers and ports must both match. A rule that means the peer and
 * not the port says so; none that does not mean it says anything.
 */
export function waysThrough(
  network: Network,
  policy: NetworkPolicy,
  rule: Rule,
  index: number,
  crossing: Crossing,
): Verdict[] {
  const place = naming(policy.object, { list: crossing.direction, index });
  const reason = { engine: 'network-policy' as const, ...place };
  // "If this field is empty or missing, this rule matches all sources" and destinations.
  const ways = rule.peers.length
    ? rule.peers
        .map(entry =>
          isMeant(network, policy.namespace, entry, crossing.peer, place),
        )
        .filter(({ outcome }) => outcome !== 'denied')
    : [
        allowed({
          ...reason,
          code: 'rule-allows',
          detail: {
            peers: 'all',
            ...(rule.ports.length === 0 && { ports: 'all' }),
          },
        }),
      ];
  const { protocol, port } = crossing;
  if (
    ways.length === 0 ||
    allowsPort(rule, receiverOf(crossing), protocol, port)
  ) {
    return ways;
  }
  const mistaken = servicePortFor(network, rule.ports, crossing);
  return [
    denied({
      ...reason,
      ...(mistaken
        ? { code: 'service-port-is-not-pod-port', detail: mistaken }
        : {
            code: 'no-rule-for-port',
            detail: {
              allowed: rule.ports
                .map(entry => portText(entry, receiverOf(crossing)))
                .join(', '),
              asked: `${crossing.protocol} ${crossing.port}`,
            },
          }),
    }),
  ];
}

/**
 * Is the rule for this port, 1–65535, of the pods that receive? Those are nothing where addresses receive.
 * "If this field is empty or missing, this rule matches all ports (traffic not restricted by port)."
 * @public
 */
export function allowsPort(
  { ports }: Rule,
  receiver: Workload | undefined,
  protocol: Protocol,
  port: number,
): boolean {
  return (
    ports.length === 0 ||
    ports.some(
      entry =>
        entry.protocol === protocol &&
        (entry.port === undefined ||
          numbersOf(entry, receiver).some(
            ([first, last]) => first <= port && port <= last,
          )),
    )
  );
}

/** A name is looked up on the pod that receives: it gives nothing where that has no such port, or is no pod. */
export function numbersOf(
  { port, endPort, protocol }: PortEntry,
  receiver: Workload | undefined,
): [first: number, last: number][] {
  if (typeof port === 'number') return [[port, endPort ?? port]];
  if (!receiver || port === undefined) return [];
  return portsNamed(receiver, port, protocol).map(number => [number, number]);
}

function receiverOf({ direction, self, peer }: Crossing): Workload | undefined {
  if (direction === 'ingress') return self;
  return peer.kind === 'workload' ? peer.workload : undefined;
}

function portText(entry: PortEntry, receiver: Workload | undefined): string {
  const { protocol, port, endPort } = entry;
  if (port === undefined) return `every ${protocol} port`;
  if (typeof port === 'number') {
    return `${protocol} ${port}${endPort ? `–${endPort}` : ''}`;
  }
  const [number] = numbersOf(entry, receiver);
  return `${protocol} ${port} (${number ? number[0] : 'no such port there'})`;
}
