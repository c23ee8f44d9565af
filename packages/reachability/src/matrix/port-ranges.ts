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
