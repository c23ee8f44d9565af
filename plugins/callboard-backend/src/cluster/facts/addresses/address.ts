import { Live } from '@callboard/plugin-callboard-common';

/** Where something is reached from outside; without an address where it waits for one. */
export type Address = Live['addresses'][number];

/** A host and a port as people write them: `203.0.113.7:80`, `[2001:db8::1]:80`, `*:30053/UDP`. */
export function withPort(host: string, port: number, protocol = 'TCP'): string {
  const text = host.includes(':') ? `[${host}]` : host;
  return `${text}:${port}${protocol === 'TCP' ? '' : `/${protocol}`}`;
}
