import { LinkerdFacts } from '../network/facts';
import { Network } from '../network/network';
import { whyMixed } from '../network/proxies-as-run';
import { End } from '../packet/end';
import { Arrival } from '../packet/arrival';
import { Reason } from '../verdict/reason';
import { Workload } from '../workload/workload';
import { captureDoubt, skipped, takesOut } from './carriage';
import { identityOf } from './identity';
import { membershipOf } from './membership';
import { aboutObject, aboutPods } from './reasons';

/** Who calls, and whom the proxy of the called takes it for: nobody where the mesh does not carry the call. */
export interface Client {
  from: End;
  identity:
    | { kind: 'none' }
    | { kind: 'unknown'; because: Reason[] }
    | { kind: 'proven'; name: string };
}

/** The client of what arrives at a proxy. */
export function clientOf(
  network: Network,
  mesh: LinkerdFacts,
  { from, to, port }: Arrival,
): Client {
  if (from.kind === 'addresses') {
    const because = network.linkerd.externalWorkloads.map(one =>
      aboutObject('external-workload', one),
    );
    return because.length > 0
      ? { from, identity: { kind: 'unknown', because } }
      : { from, identity: { kind: 'none' } };
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
      return {
        from,
        identity: { kind: 'unknown', because: [doubt(network, from.workload)] },
      };
  }
}

function doubt(network: Network, from: Workload): Reason {
  return membershipOf(network, from) === 'unknown'
    ? aboutPods('membership-unknown', from, whyMixed(network, from))
    : captureDoubt(network, from, skipped.outbound);
}
