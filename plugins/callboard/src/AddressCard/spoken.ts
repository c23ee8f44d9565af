import { Address } from '@callboard/plugin-callboard-common';

const names = { http: 'HTTP', grpc: 'gRPC', tcp: 'TCP' };

/** What is spoken on a port; the transport protocol is worth a word only where it is not TCP. */
export function spoken({
  application,
  protocol,
}: Pick<Address['ports'][number], 'application' | 'protocol'>): string {
  return application && protocol === 'TCP' ? names[application] : protocol;
}
