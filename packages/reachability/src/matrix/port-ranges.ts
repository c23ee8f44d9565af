import { Protocol } from '../workload/workload';

/**
 * Ports by protocol, as ranges with both their ends, 1–65535, in order and apart from each other. A protocol of which
 * there are none is left out.
 * @public
 */
export type PortRanges = Partial<
  Record<Protocol, [first: number, last: number][]>
>;

export const protocols: Protocol[] = ['TCP', 'UDP', 'SCTP'];
export const lastPort = 65535;

/** Neighbours become one. */
export function merged(ranges: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [first, last] of ranges) {
    const before = result.at(-1);
    if (before && before[1] + 1 >= first) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}
