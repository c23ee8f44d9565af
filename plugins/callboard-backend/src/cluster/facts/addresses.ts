import { ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';
import { Address, Way } from './addresses/address';
import { ownAddresses } from './addresses/own';
import { viaGateways } from './addresses/via-gateways';
import { viaIngresses } from './addresses/via-ingresses';
import { viaIstioGateways } from './addresses/via-istio-gateways';

/**
 * Where a Service is reached from outside the cluster: its own load balancer and node ports, then the gateways that a route
 * to it asks for, then its Ingresses. One without an address waits for it; where a gateway has not taken the route, or its
 * address cannot be told, the reason stands in its place. None where nothing leads there.
 */
export function addressesOf(
  sighting: ClusterSighting,
  service: ServiceName,
): Address[] {
  const all = [
    ...ownAddresses(sighting.objects, service),
    ...viaAll(sighting, service).map(({ address }) => address),
    ...viaIngresses(sighting.objects, service),
  ];
  const eachOnce = new Map(all.map(one => [JSON.stringify(one), one]));
  return [...eachOnce.values()];
}

/** The routes to a Service that no gateway has taken: nobody gets through by the names that they have. */
export function refusedRoutes(
  sighting: ClusterSighting,
  service: ServiceName,
): Set<SnapshotObject> {
  const ways = viaAll(sighting, service);
  const taken = new Set(
    ways.filter(({ isRefused }) => !isRefused).map(({ route }) => route),
  );
  return new Set(
    ways.map(({ route }) => route).filter(route => !taken.has(route)),
  );
}

function viaAll(sighting: ClusterSighting, service: ServiceName): Way[] {
  return [
    ...viaGateways(sighting, service),
    ...viaIstioGateways(sighting, service),
  ];
}
