import { Network } from '../network/network';
import { End } from '../packet/end';
import { podPortsOf } from '../service/service';
import { PortEntry } from './network-policy';
import { Crossing } from './crossing';

/**
 * The Service whose port a rule names in the place of the pod's, where this is why the rule does not match: policies
 * are judged at the pod, behind the Service's translation.
 */
export function servicePortFor(
  network: Network,
  entries: PortEntry[],
  { direction, self, peer, protocol, port }: Crossing,
): Record<'service' | 'servicePort' | 'podPort', string> | undefined {
  const end: End =
    direction === 'ingress' ? { kind: 'workload', workload: self } : peer;
  if (end.kind === 'addresses') return undefined;
  const { workload: receiver } = end;
  for (const service of network.servicesOf(receiver)) {
    const mistaken = service.ports.find(
      one =>
        one.protocol === protocol &&
        podPortsOf(one, receiver).includes(port) &&
        entries.some(
          entry => entry.protocol === protocol && entry.port === one.port,
        ),
    );
    if (mistaken) {
      return {
        service: `${service.namespace}/${service.name}`,
        servicePort: String(mistaken.port),
        podPort: String(port),
      };
    }
  }
  return undefined;
}
