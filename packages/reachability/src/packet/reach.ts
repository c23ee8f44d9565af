import { Network } from '../network/network';
import { allOf } from '../verdict/combine';
import { conditional, unknown, Verdict } from '../verdict/verdict';
import { Service } from '../service/service';
import { Protocol } from '../workload/workload';
import { alongWay } from './along-way';
import { End, Peer, toEnd } from './end';
import { meshAllows, meshLetsOut } from './mesh';

/**
 * A connection to a port where it arrives: for pods it is the pod's port, 1–65535, not a Service's.
 * @public
 */
export interface Connection {
  from: Peer;
  to: Peer;
  protocol: Protocol;
  port: number;
  /** The Service that it is sent to, where it is not sent to the pods themselves. */
  via?: Service;
}

/**
 * The three that must let a connection through, in the order in which a packet meets them.
 * @public
 */
export interface Passage {
  /** What the policies of the caller say, and of a waypoint that it calls; nothing where the caller is no pod. */
  leaving?: Verdict;
  /** What the policies of the called say, and of a waypoint that calls it; nothing where that is no pod. */
  entering?: Verdict;
  /** What a waypoint and the called's sidecar or ztunnel say, or the caller's where addresses are called; nothing without a mesh. */
  mesh?: Verdict;
  verdict: Verdict;
}

/**
 * Can `from` open a connection to `to`? Both sides must agree, and then the mesh. Replies need nothing of their own.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 * @public
 */
export function reach(network: Network, connection: Connection): Verdict {
  return passageOf(network, connection).verdict;
}

/**
 * Like {@link reach}, with what each of the three says.
 * @public
 */
export function passageOf(network: Network, connection: Connection): Passage {
  const source = toEnd(connection.from);
  const destination = toEnd(connection.to);
  if (!source || !destination) {
    return {
      verdict: unknown({
        engine: 'snapshot',
        code: 'malformed',
        detail: { problem: 'the addresses are no CIDR' },
      }),
    };
  }
  const { protocol, port, via } = connection;
  const asked = { protocol, port, ...(via && { via }) };
  const mesh = meshSays(network, source, destination, asked);
  const parts: Omit<Passage, 'verdict'> = {
    ...(source.kind === 'workload' && {
      leaving: alongWay(network, {
        direction: 'egress',
        self: source.workload,
        peer: destination,
        ...asked,
      }),
    }),
    ...(destination.kind === 'workload' && {
      entering: alongWay(network, {
        direction: 'ingress',
        self: destination.workload,
        peer: source,
        ...asked,
      }),
    }),
    ...(mesh && { mesh }),
  };
  const { leaving, entering } = parts;
  return {
    ...parts,
    verdict: unlessOthers(
      network,
      allOf(...[leaving, entering, mesh].flatMap(one => one ?? [])),
    ),
  };
}

/** The called's decides, and the caller's about addresses outside. */
function meshSays(
  network: Network,
  from: End,
  to: End,
  asked: Pick<Connection, 'protocol' | 'port' | 'via'>,
): Verdict | undefined {
  if (to.kind === 'workload') {
    return meshAllows(network, { from, to: to.workload, ...asked });
  }
  return from.kind === 'workload'
    ? meshLetsOut(network, from.workload, asked.protocol)
    : undefined;
}

/** "Allowed by what is in Git": the cluster may hold policies that nobody here has seen. */
function unlessOthers({ facts }: Network, verdict: Verdict): Verdict {
  if (facts.otherPolicies === 'none') return verdict;
  const condition = { kind: 'no-other-policies' } as const;
  if (verdict.outcome === 'allowed') {
    return conditional([condition], ...verdict.reasons);
  }
  return verdict.outcome === 'conditional'
    ? { ...verdict, on: [...verdict.on, condition] }
    : verdict;
}
