import { Live } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';

/** Where something is reached from outside; without an address where it waits for one, or where nothing gets there. */
export type Address = Live['addresses'][number];

/** An address, and the route that leads from there to a Service. */
export interface Way {
  address: Address;
  route: SnapshotObject;
  /** Is the route refused there, or not taken yet? Nothing gets through then. */
  isRefused: boolean;
}

/** A host and a port as people write them: `203.0.113.7:80`, `[2001:db8::1]:80`, `*:30053/UDP`. */
export function withPort(host: string, port: number, protocol = 'TCP'): string {
  const text = host.includes(':') ? `[${host}]` : host;
  return `${text}:${port}${protocol === 'TCP' ? '' : `/${protocol}`}`;
}
