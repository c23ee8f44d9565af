import { ServiceName } from '@callboard/plugin-callboard-common';
import { ClusterSighting } from '../ClusterSighting';
import { Address } from './addresses/address';
import { ownAddresses } from './addresses/own';
import { viaGateways } from './addresses/via-gateways';
import { viaIngresses } from './addresses/via-ingresses';

/**
 * Where a Service is reached from outside the cluster: its own load balancer and node ports, then the gateways that a route
 * to it asks for, then its Ingresses. One without an address waits for it. Whether a gateway takes the route is not looked
 * at. None where nothing leads there.
 */
export function addressesOf(
  { objects }: ClusterSighting,
  service: ServiceName,
): Address[] {
  const all = [
    ...ownAddresses(objects, service),
    ...viaGateways(objects, service),
    ...viaIngresses(objects, service),
  ];
  const eachOnce = new Map(all.map(one => [JSON.stringify(one), one]));
  return [...eachOnce.values()];
}
