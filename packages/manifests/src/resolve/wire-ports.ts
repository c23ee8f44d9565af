import { Platform } from '@callboard/contract';

/**
 * Where ztunnels and waypoints listen, and where they send what they carry.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
export const tunnelPort = 15008;

/**
 * The ports that connections of members of the mesh have on the wire, where policies judge them. A mesh that moves them
 * to a port of its own does so once both ends are in it: until their pods are restarted they have the pods' ports.
 */
export function wirePorts({ spec }: Platform, podPorts: number[]): number[] {
  return spec.mesh.kind === 'istio-ambient'
    ? [...podPorts, tunnelPort]
    : podPorts;
}
