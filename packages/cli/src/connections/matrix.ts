import type {
  Edges,
  Network,
  Outcome,
  Peer,
  PortRanges,
} from '@callboard/reachability';
import { fullName, inOrder, type Named, namedOf } from '../peers/named';

/** All ends of one or several networks, in order: workloads, then addresses. An end is known by its index. */
export class Ends {
  readonly all: Named[];
  private readonly indexes: Map<string, number>;

  constructor(networks: Network[], ranges: string[]) {
    const workloads = networks
      .flatMap(network => network.workloads)
      .sort(inOrder)
      .map((workload): Peer => ({ kind: 'workload', workload }));
    const addresses = ranges.map((cidr): Peer => ({ kind: 'addresses', cidr }));
    const named = [...workloads, ...addresses].map(namedOf);
    this.all = [...new Map(named.map(one => [fullName(one), one])).values()];
    this.indexes = new Map(
      this.all.map((one, index) => [fullName(one), index]),
    );
  }

  indexOf(peer: Peer): number {
    return this.indexes.get(fullName(namedOf(peer)))!;
  }
}

/** On these ports, with that outcome. */
export interface Way {
  outcome: Exclude<Outcome, 'denied'>;
  ports: PortRanges;
}

/** Each of some ends with each of others, but nobody with itself; by their indexes. */
interface Group extends Way {
  from: number[];
  to: number[];
}

/** Who reaches whom, by one end after the other: all pairs at once may be more than fit into memory. */
export class Matrix {
  private readonly byFrom = new Map<number, Group[]>();

  constructor(edges: Edges[], ends: Ends) {
    const indexOf = new Map<Peer, number>();
    const indexed = (peers: Peer[]) =>
      peers.map(peer => {
        const index = indexOf.get(peer) ?? ends.indexOf(peer);
        indexOf.set(peer, index);
        return index;
      });
    for (const { from, to, outcome, ports } of edges) {
      const group = { from: indexed(from), to: indexed(to), outcome, ports };
      for (const index of new Set(group.from)) {
        const known = this.byFrom.get(index);
        if (known) known.push(group);
        else this.byFrom.set(index, [group]);
      }
    }
  }

  /** Whom it reaches, by their indexes, and how: each outcome once, in a fixed order. */
  from(index: number): Map<number, Way[]> {
    const ways = new Map<number, Way[]>();
    for (const { to, outcome, ports } of this.byFrom.get(index) ?? []) {
      for (const other of to) {
        if (other === index) continue;
        const known = ways.get(other);
        if (known) add(known, { outcome, ports });
        else ways.set(other, [{ outcome, ports }]);
      }
    }
    return ways;
  }
}

const outcomes = ['allowed', 'conditional', 'unknown'];

/** Two manifests of one name are one end. */
function add(ways: Way[], way: Way): void {
  const same = ways.findIndex(({ outcome }) => outcome === way.outcome);
  if (same < 0) ways.push(way);
  else ways[same] = { ...way, ports: union(ways[same].ports, way.ports) };
  ways.sort(
    (one, other) =>
      outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome),
  );
}

function union(one: PortRanges, other: PortRanges): PortRanges {
  const protocols = ['TCP', 'UDP', 'SCTP'] as const;
  return Object.fromEntries(
    protocols.flatMap(protocol => {
      const ranges = [...(one[protocol] ?? []), ...(other[protocol] ?? [])];
      return ranges.length ? [[protocol, merged(ranges)]] : [];
    }),
  );
}

function merged(ranges: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}
