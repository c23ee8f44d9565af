import { Network } from '../network/network';
import { End } from '../packet/end';
import { Protocol, Workload } from '../workload/workload';
import { changingTunnel, mayHaveZtunnel, membershipOf } from './membership';

/** Where ztunnels and waypoints listen for what they carry. */
export const tunnelPort = 15008;

/**
 * The ports that a connection may have between the two: from ztunnel to ztunnel it goes through a tunnel. Sidecars may
 * use it where there are ztunnels, too, and always leave the port as it is where there are none.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
export function wirePortsInIstio(
  network: Network,
  from: End,
  to: End,
  protocol: Protocol,
  port: number,
): number[] {
  if (protocol !== 'TCP') return [port];
  if (from.kind === 'addresses' || to.kind === 'addresses') return [port];
  const ends = [from.workload, to.workload];
  const members = ends.map(one => membershipOf(network, one));
  if (members.includes('no')) return [port];
  const isSure = (one: Workload, index: number) =>
    members[index] === 'ztunnel' && !changingTunnel(one);
  if (ends.every(isSure)) return [tunnelPort];
  const mayTunnel = ends.some(one => mayHaveZtunnel(network, one));
  return mayTunnel && port !== tunnelPort ? [port, tunnelPort] : [port];
}
