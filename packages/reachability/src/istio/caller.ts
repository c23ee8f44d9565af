import { AddressRange } from '../address/range';
import { IstioFacts } from '../network/facts';
import { Network } from '../network/network';
import { typeOf } from '../service/service';
import { Arrival } from '../packet/arrival';
import { Identity, identityOf } from './identity';
import { membershipOf } from './membership';
import { MtlsMode } from './peer-authentication';

/** Who calls, as the proxy of the called sees it. */
export interface Caller {
  identity: Identity;
  /** Nothing where its addresses are not known. */
  addresses?: AddressRange;
  /** What it is called in answers. */
  name: string;
}

/** Who calls, as a proxy of this kind sees it where the port takes calls in this mode. */
export function callerOf(
  network: Network,
  mesh: IstioFacts,
  arrival: Arrival,
  mode: MtlsMode,
  seenBy: 'sidecar' | 'ztunnel',
): Caller {
  const { from } = arrival;
  return {
    identity: identityFor(network, mesh, arrival, mode, seenBy),
    ...(from.kind === 'addresses' &&
      keepsAddress(arrival) && { addresses: from.range }),
    name:
      from.kind === 'workload'
        ? `${from.workload.namespace}/${from.workload.name}`
        : from.cidr,
  };
}

function identityFor(
  network: Network,
  mesh: IstioFacts,
  { from }: Arrival,
  mode: MtlsMode,
  seenBy: 'sidecar' | 'ztunnel',
): Identity {
  if (from.kind === 'addresses') return { kind: 'none' };
  const its = membershipOf(network, from.workload);
  if (its === 'no') return { kind: 'none' };
  const isAmbient = mesh.kind === 'istio-ambient';
  if (mode === 'DISABLE' && !isAmbient) return { kind: 'none' };
  if (its === 'unknown') return { kind: 'unknown', why: 'membership' };
  // A tunnel proves who is calling whatever the mode, where the two speak through one.
  return its === seenBy && (mode !== 'DISABLE' || its === 'ztunnel')
    ? identityOf(from.workload, mesh.trustDomain, its)
    : { kind: 'unknown', why: 'modes' };
}

/** "Setting externalTrafficPolicy to Local preserves the client source IP"; otherwise the pod sees the address of a node. */
function keepsAddress({ via }: Arrival): boolean {
  if (!via || typeOf(via) === 'Headless') return true;
  return via.externalTrafficPolicy === 'Local';
}
