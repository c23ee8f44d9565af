import { Arrival } from '../istio/arrival';
import { linkerdIn } from '../network/facts';
import { Network } from '../network/network';
import { allOf } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import { conditional, unknown, Verdict } from '../verdict/verdict';
import { Protocol, Workload } from '../workload/workload';
import { Peer, toEnd } from './end';
import { meshAllows, meshLetsOut } from './mesh';
import { sideAllows } from './side';
import { wirePorts } from './wire-ports';

/**
 * A connection to a port where it arrives: for pods it is the pod's port, 1–65535, not a Service's.
 * @public
 */
export interface Connection {
  from: Peer;
  to: Peer;
  protocol: Protocol;
  port: number;
}

/**
 * The three that must let a connection through, in the order in which a packet meets them.
 * @public
 */
export interface Passage {
  /** What the policies of the caller say; nothing where the caller is no pod. */
  leaving?: Verdict;
  /** What the policies of the called say; nothing where that is no pod. */
  entering?: Verdict;
  /** What the called's sidecar says, or the caller's where addresses are called; nothing without a mesh. */
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
export function passageOf(
  network: Network,
  { from, to, protocol, port }: Connection,
): Passage {
  const source = toEnd(from);
  const destination = toEnd(to);
  if (!source || !destination) {
    return {
      verdict: unknown({
        engine: 'snapshot',
        code: 'malformed',
        detail: { problem: 'the addresses are no CIDR' },
      }),
    };
  }
  const onTheWire = {
    protocol,
    asked: port,
    ports: wirePorts(network, source, destination, protocol, port),
  };
  const parts: Omit<Passage, 'verdict'> = {
    ...(source.kind === 'workload' && {
      leaving: sideAllows(network, {
        direction: 'egress',
        self: source.workload,
        peer: destination,
        ...onTheWire,
      }),
    }),
    ...(destination.kind === 'workload' && {
      entering: sideAllows(network, {
        direction: 'ingress',
        self: destination.workload,
        peer: source,
        ...onTheWire,
      }),
      ...judgedByMesh(network, {
        from: source,
        to: destination.workload,
        protocol,
        port,
      }),
    }),
    ...(source.kind === 'workload' &&
      destination.kind === 'addresses' &&
      judgedByCaller(network, source.workload, protocol)),
  };
  const { leaving, entering, mesh } = parts;
  return {
    ...parts,
    verdict: unlessOthers(
      network,
      allOf(...[leaving, entering, mesh].flatMap(one => one ?? [])),
    ),
  };
}

/** Nothing without a mesh, unless the snapshot holds objects of one. */
function judgedByMesh(
  network: Network,
  arrival: Arrival,
): Pick<Passage, 'mesh'> {
  const { from, to } = arrival;
  const namespaces = [
    to.namespace,
    ...(from.kind === 'workload' ? [from.workload.namespace] : []),
  ];
  const unread = new Set(
    namespaces.flatMap(namespace => network.unreadIn(namespace).ofMesh),
  );
  if (unread.size > 0) {
    const reasons = [...unread].map(
      (object): Reason => ({
        engine: linkerdIn(network.facts.mesh) ? 'linkerd' : 'istio',
        code: 'not-evaluated',
        ...naming(object),
      }),
    );
    return { mesh: unknown(...reasons) };
  }
  const mesh = meshAllows(network, arrival);
  return mesh ? { mesh } : {};
}

/** What the mesh says of what leaves it; mostly nothing. */
function judgedByCaller(
  network: Network,
  from: Workload,
  protocol: Protocol,
): Pick<Passage, 'mesh'> {
  const mesh = meshLetsOut(network, from, protocol);
  return mesh ? { mesh } : {};
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
