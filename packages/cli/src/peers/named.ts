import { type Peer, rangeOf, type Workload } from '@callboard/reachability';

/** One end, as every output names it: a workload, or addresses by their first and last. */
export type Named =
  | { namespace: string; name: string; kind: string }
  | { range: string };

export function namedOf(peer: Peer): Named {
  return peer.kind === 'workload'
    ? namedWorkload(peer.workload)
    : { range: rangeOf(peer.cidr) ?? peer.cidr };
}

export function namedWorkload({ namespace, name, kind }: Workload): Named {
  return { namespace, name, kind };
}

/** As `--from` and `--to` take it, and unlike any other. */
export function fullName(named: Named): string {
  return 'range' in named
    ? named.range
    : `${named.namespace}/${named.kind}/${named.name}`;
}

/** As people name it. */
export function shortName(named: Named): string {
  return 'range' in named ? named.range : `${named.namespace}/${named.name}`;
}

/** By namespace, name and kind. */
export function inOrder(one: Workload, other: Workload): number {
  const field = (['namespace', 'name', 'kind'] as const).find(
    key => one[key] !== other[key],
  );
  if (!field) return 0;
  return one[field] < other[field] ? -1 : 1;
}
