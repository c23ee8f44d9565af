import {
  type Network,
  type Outcome,
  passageOf,
  type Peer,
  type Protocol,
  type Reason,
} from '@callboard/reachability';
import { Way } from '../connections/matrix';
import { fullName, type Named, namedWorkload } from '../peers/named';
import { Comparison } from './comparison';
import { Difference } from './differences';

const protocols = ['TCP', 'UDP', 'SCTP'] as const;

/**
 * What decides on the first port that is another after than before: now, or before where now nothing says why. Nothing
 * where an end came or went.
 */
export function because(
  { before, after, ends }: Comparison,
  difference: Difference,
): Reason[] {
  const at = firstChanged(difference);
  const [then, now] = [before, after].map(network => {
    const from = peerIn(network, ends[difference.from]);
    const to = peerIn(network, ends[difference.to]);
    return from && to && at
      ? passageOf(network, { from, to, ...at }).verdict
      : undefined;
  });
  if (!then || !now) return [];
  return now.reasons.length ? now.reasons : then.reasons;
}

function peerIn(network: Network, end: Named): Peer | undefined {
  if ('range' in end) return { kind: 'addresses', cidr: end.range };
  const workload = network
    .workloadsIn(end.namespace)
    .find(one => fullName(namedWorkload(one)) === fullName(end));
  return workload && { kind: 'workload', workload };
}

/** The lowest port with another outcome. */
function firstChanged({
  before,
  after,
}: Difference): { protocol: Protocol; port: number } | undefined {
  for (const protocol of protocols) {
    const port = startsOf([...before, ...after], protocol).find(
      start =>
        outcomeAt(before, protocol, start) !==
        outcomeAt(after, protocol, start),
    );
    if (port !== undefined) return { protocol, port };
  }
  return undefined;
}

/** Outcomes change nowhere else. */
function startsOf(ways: Way[], protocol: Protocol): number[] {
  const starts = ways.flatMap(({ ports }) =>
    (ports[protocol] ?? []).flatMap(([first, last]) => [first, last + 1]),
  );
  return [...new Set([1, ...starts])]
    .filter(start => start <= 65535)
    .sort((a, b) => a - b);
}

function outcomeAt(ways: Way[], protocol: Protocol, port: number): Outcome {
  const way = ways.find(({ ports }) =>
    (ports[protocol] ?? []).some(
      ([first, last]) => first <= port && port <= last,
    ),
  );
  return way?.outcome ?? 'denied';
}
