import {
  Edges,
  matrixOf,
  Network,
  Peer,
  rangesOutside,
  reach,
  toNetwork,
  toSnapshot,
} from '@callboard/reachability';
import fc from 'fast-check';
import { toText } from './engine';
import { Protocol } from './evaluator/question';
import { portsIn } from './random/questions';
import { RandomCluster, randomCluster } from './random/random-cluster';

const clusters = 400;
const protocols: Protocol[] = ['TCP', 'UDP', 'SCTP'];

function nameOf(peer: Peer): string {
  return peer.kind === 'addresses'
    ? peer.cidr
    : `${peer.workload.kind} ${peer.workload.namespace}/${peer.workload.name}`;
}

/** What the matrix says of each pair, protocol and port that it does not leave out. */
class Cells {
  private readonly outcomes = new Map<string, Edges['outcome']>();

  constructor(edges: Edges[], private readonly ports: number[]) {
    for (const { from, to, outcome, ports: ranges } of edges) {
      for (const caller of from) {
        for (const called of to) {
          for (const protocol of protocols) {
            this.fill(caller, called, protocol, ranges[protocol] ?? [], outcome);
          }
        }
      }
    }
  }

  at(from: Peer, to: Peer, protocol: Protocol, port: number) {
    return this.outcomes.get(textOf(from, to, protocol, port)) ?? 'denied';
  }

  private fill(
    from: Peer,
    to: Peer,
    protocol: Protocol,
    ranges: [number, number][],
    outcome: Edges['outcome'],
  ) {
    for (const port of this.ports) {
      if (!ranges.some(([first, last]) => first <= port && port <= last)) continue;
      const text = textOf(from, to, protocol, port);
      // A pair stands once for each of its ports.
      expect([text, this.outcomes.get(text)]).toEqual([text, undefined]);
      this.outcomes.set(text, outcome);
    }
  }
}

function textOf(from: Peer, to: Peer, protocol: Protocol, port: number) {
  return `${nameOf(from)} → ${nameOf(to)} ${port}/${protocol}`;
}

function pairsOf(network: Network, outside: string[]): [Peer, Peer][] {
  const inside = network.workloads.map((workload): Peer => ({ kind: 'workload', workload }));
  const addresses = outside.map((cidr): Peer => ({ kind: 'addresses', cidr }));
  return [...inside, ...addresses].flatMap(from =>
    [...inside, ...addresses]
      .filter(to => from !== to && (from.kind === 'workload' || to.kind === 'workload'))
      .map((to): [Peer, Peer] => [from, to]),
  );
}

function disagreements({ objects, facts }: RandomCluster): string[] {
  const text = toText(objects);
  const network = toNetwork(toSnapshot([{ path: 'all.yaml', text }]), facts);
  const outside = rangesOutside(network);
  const ports = [1, ...portsIn(objects).flatMap(port => [port - 1, port, port + 1]), 65535];
  const cells = new Cells(matrixOf(network), [...new Set(ports)]);
  return pairsOf(network, outside).flatMap(([from, to]) =>
    protocols.flatMap(protocol =>
      [...new Set(ports)].flatMap(port => {
        const expected = reach(network, { from, to, protocol, port }).outcome;
        const found = cells.at(from, to, protocol, port);
        return found === expected
          ? []
          : `${textOf(from, to, protocol, port)}: ${found}, but one by one ${expected}`;
      }),
    ),
  );
}

describe('the matrix', () => {
  it('says of every pair what is said of it alone', () => {
    fc.assert(
      fc.property(randomCluster, cluster => {
        expect(disagreements(cluster)).toEqual([]);
      }),
      { numRuns: clusters },
    );
  }, 300_000);
});
