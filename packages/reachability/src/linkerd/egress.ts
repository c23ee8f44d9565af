import { Network } from '../network/network';
import { Protocol, Workload } from '../workload/workload';
import { allowed, unknown, Verdict } from '../verdict/verdict';
import { membershipOf } from './membership';
import { aboutObject } from './reasons';

/** Where an EgressNetwork is for all namespaces, unless it is configured otherwise. */
const globalNamespace = 'linkerd-egress';

/**
 * Does the proxy of the caller let out what goes to addresses outside? An EgressNetwork may forbid it, which is not
 * evaluated.
 * @see https://linkerd.io/2-edge/features/egress/
 */
export function proxyLetsOut(
  network: Network,
  from: Workload,
  protocol: Protocol,
): Verdict {
  if (protocol !== 'TCP' || membershipOf(network, from) === 'no') {
    return allowed();
  }
  const networks = network.linkerd.egressNetworks.filter(
    ({ metadata: { namespace = 'default' } }) =>
      namespace === from.namespace || namespace === globalNamespace,
  );
  return networks.length > 0
    ? unknown(...networks.map(one => aboutObject('not-evaluated', one)))
    : allowed();
}
