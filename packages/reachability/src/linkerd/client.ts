import { LinkerdFacts } from '../network/facts';
import { Network } from '../network/network';
import { End } from '../packet/end';
import { Arrival } from '../istio/arrival';
import { takesOut } from './carriage';
import { identityOf } from './identity';

/** Who calls, and whom the proxy of the called takes it for: nobody where the mesh does not carry the call. */
export interface Client {
  from: End;
  identity: { kind: 'none' | 'unknown' } | { kind: 'proven'; name: string };
}

/** The client of what arrives at a proxy. */
export function clientOf(
  network: Network,
  mesh: LinkerdFacts,
  { from, to, port }: Arrival,
): Client {
  if (from.kind === 'addresses') {
    const isNobody = network.linkerd.externalWorkloads.length === 0;
    return { from, identity: { kind: isNobody ? 'none' : 'unknown' } };
  }
  switch (takesOut(network, from.workload, to, port)) {
    case 'yes':
      return {
        from,
        identity: { kind: 'proven', name: identityOf(from.workload, mesh) },
      };
    case 'no':
      return { from, identity: { kind: 'none' } };
    default:
      return { from, identity: { kind: 'unknown' } };
  }
}
