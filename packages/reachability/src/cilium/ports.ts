import { Match } from '../labels/selector';
import { Crossing } from '../network-policy/crossing';
import { portsNamed } from '../workload/workload';
import { CiliumPort } from './cilium-policy';

/** Is an item of `toPorts` for the port that a packet goes to? */
export function isForPort(
  { at, protocol: wanted }: CiliumPort,
  { direction, self, protocol, port }: Crossing,
): Match {
  if (wanted !== 'ANY' && wanted !== protocol) return 'no';
  // SCTP has to be switched on.
  const ifSo: Match = protocol === 'SCTP' ? 'maybe' : 'yes';
  if ('first' in at) {
    return at.first <= port && port <= at.last ? ifSo : 'no';
  }
  // On its way out a name stands for what any pods of the cluster call so.
  if (direction === 'egress') return 'maybe';
  return portsNamed(self, at.name, protocol).includes(port) ? ifSo : 'no';
}
