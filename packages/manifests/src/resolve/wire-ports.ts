import { Platform } from '@callboard/contract';

/**
 * Where ztunnels and waypoints listen, and where they send what they carry.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
export const tunnelPort = 15008;

/**
 * Where proxies of Linkerd take what other proxies send them, from version 2.18 on.
 * @see https://linkerd.io/2-edge/common-errors/network-policy/
 */
const proxyPort = 4143;

/**
 * The ports that connections of members of the mesh have on the wire, where policies judge them. A mesh that moves them
 * to a port of its own does so once both ends are in it: until their pods are restarted they have the pods' ports.
 */
export function wirePorts({ spec }: Platform, podPorts: number[]): number[] {
  switch (spec.mesh.kind) {
    case 'linkerd':
      return [...podPorts, proxyPort];
    case 'istio-ambient':
      return [...podPorts, tunnelPort];
    default:
      return podPorts;
  }
}
