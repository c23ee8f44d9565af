import { AddressRange, parseAddresses } from '../address/range';
import { Workload } from '../workload/workload';

/**
 * One end of a connection: pods, or addresses outside the cluster, such as `203.0.113.7/32` or `10.0.0.0-10.0.0.9`.
 * @public
 */
export type Peer =
  | { kind: 'workload'; workload: Workload }
  | { kind: 'addresses'; cidr: string };

/** One end of a packet's way, with its addresses read. */
export type End =
  | { kind: 'workload'; workload: Workload }
  | { kind: 'addresses'; range: AddressRange; cidr: string };

/** Nothing where the addresses are no CIDR. */
export function toEnd(peer: Peer): End | undefined {
  if (peer.kind === 'workload') return peer;
  const range = parseAddresses(peer.cidr);
  return range && { ...peer, range };
}

/** As reasons name it: `shop/web`, or the addresses as they were asked about. */
export function nameOfEnd(end: End): string {
  return end.kind === 'workload'
    ? `${end.workload.namespace}/${end.workload.name}`
    : end.cidr;
}
