import { OpenPorts, Peer } from '@callboard/reachability';
import { Outcome } from './evaluator/outcome';
import { Protocol } from './evaluator/question';

export const protocols: Protocol[] = ['TCP', 'UDP', 'SCTP'];

/** Callers that reach some alike on some ports. */
type Open = OpenPorts & { from: Peer[]; to: Peer[] };

/** What a matrix says of pairs, on the ports that are asked about. */
export class Cells {
  private readonly outcomes = new Map<string, Outcome>();
  /** What it says more than once. */
  readonly repeated: string[] = [];

  constructor(edges: Open[], private readonly ports: number[]) {
    for (const { from, to, ...open } of edges) {
      for (const caller of from) {
        for (const called of to) {
          if (nameOf(caller) !== nameOf(called))
            this.fill(caller, called, open);
        }
      }
    }
  }

  /** All that is not denied, in words. */
  all(): string[] {
    return [...this.outcomes].map(words => words.join(' ')).sort();
  }

  private fill(from: Peer, to: Peer, { outcome, ports }: OpenPorts): void {
    for (const protocol of protocols) {
      for (const port of this.ports) {
        const isOpen = ports[protocol]?.some(
          ([first, last]) => first <= port && port <= last,
        );
        if (!isOpen) continue;
        const words = inWords(from, to, protocol, port);
        if (this.outcomes.has(words)) this.repeated.push(words);
        this.outcomes.set(words, outcome);
      }
    }
  }
}

export function inWords(
  from: Peer,
  to: Peer,
  protocol: Protocol,
  port: number,
): string {
  return `${nameOf(from)} → ${nameOf(to)} ${port}/${protocol}`;
}

function nameOf(peer: Peer): string {
  if (peer.kind === 'addresses') return peer.cidr;
  const { kind, namespace, name } = peer.workload;
  return `${kind} ${namespace}/${name}`;
}
