import { Live, ServiceName } from '@callboard/plugin-callboard-common';
import { SnapshotObject } from '@callboard/reachability';
import { ClusterSighting } from '../ClusterSighting';
import { asIngress, asRoute, asService, gatewayAddresses } from './entrances';

type Address = Live['addresses'][number];

/**
 * Where a Service is reached from outside the cluster: its own node ports and load balancer, then the gateways that a
 * route to it asks for, then its Ingresses. One without an address waits for it. Whether a gateway takes the route is not
 * looked at. None where nothing leads there.
 */
export function addressesOf(
  sighting: ClusterSighting,
  service: ServiceName,
): Address[] {
  const all = [
    ...ownAddresses(sighting, service),
    ...viaGateways(sighting, service),
    ...viaIngresses(sighting, service),
  ];
  const eachOnce = new Map(all.map(one => [JSON.stringify(one), one]));
  return [...eachOnce.values()];
}

function ownAddresses(
  { objects }: ClusterSighting,
  { namespace, name }: ServiceName,
): Address[] {
  const object = objects.find(
    one =>
      one.kind === 'Service' &&
      one.metadata.namespace === namespace &&
      one.metadata.name === name,
  );
  const service = object && asService(object);
  if (!service || !['NodePort', 'LoadBalancer'].includes(service.type)) {
    return [];
  }
  const nodePorts = service.ports.flatMap(({ nodePort, protocol }) =>
    nodePort ? [at('NodePort', withPort('*', nodePort, protocol))] : [],
  );
  if (service.type === 'NodePort') return nodePorts;
  const given = service.addresses.flatMap(address =>
    service.ports.map(({ port, protocol }) =>
      at('LoadBalancer', withPort(address, port, protocol)),
    ),
  );
  return [...(given.length > 0 ? given : [at('LoadBalancer')]), ...nodePorts];
}

function viaGateways(
  { objects }: ClusterSighting,
  service: ServiceName,
): Address[] {
  return objects.flatMap(object =>
    (asRoute(object, service) ?? []).flatMap(parent => {
      const via = `${parent.namespace}/${parent.name}`;
      const addresses = gatewayAddresses(objects, parent).map(
        ({ address, port }) => at('Gateway', withPort(address, port), via),
      );
      return addresses.length > 0 ? addresses : [at('Gateway', undefined, via)];
    }),
  );
}

function viaIngresses(
  { objects }: ClusterSighting,
  service: ServiceName,
): Address[] {
  return objects.flatMap((object: SnapshotObject) => {
    const given = asIngress(object, service);
    if (!given) return [];
    const via = `${object.metadata.namespace}/${object.metadata.name}`;
    return given.length > 0
      ? given.map(address => at('Ingress', address, via))
      : [at('Ingress', undefined, via)];
  });
}

function at(kind: Address['kind'], address?: string, via?: string): Address {
  return { kind, ...(address && { address }), ...(via && { via }) };
}

/** `203.0.113.7:80`, `[2001:db8::1]:80`, `*:30053/UDP`. */
function withPort(address: string, port: number, protocol = 'TCP'): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return `${host}:${port}${protocol === 'TCP' ? '' : `/${protocol}`}`;
}
