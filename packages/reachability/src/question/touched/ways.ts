import { Network } from '../../network/network';
import { Service } from '../../service/service';
import { Workload } from '../../workload/workload';
import { serviceBehind } from '../alias';
import { ServiceRef } from '../trace';
import { Touch, TouchedPods } from './touch';

/** A way from pods to a port of a Service. */
export interface Way {
  from: { namespace: string; name: string; kind: string };
  to: ServiceRef;
  /** The port's name; its number where it has none. */
  port: string;
}

type Callers = Map<Service, Set<Workload>>;

/** The ways of a network that are touched, in its order. */
export function waysIn(network: Network, touches: Touch[]): Way[] {
  const callers: Callers = new Map();
  for (const touch of touches) addCallers(callers, network, touch);
  addThoseOfAliases(callers, network);
  const positions = new Map(
    network.workloads.map((workload, position) => [workload, position]),
  );
  return network.services.flatMap(service => {
    const froms = callers.get(service);
    if (!froms) return [];
    const backends = new Set(network.backendsOf(service));
    return [...froms]
      .filter(from => !backends.has(from))
      .sort((a, b) => positions.get(a)! - positions.get(b)!)
      .flatMap(from => waysBetween(from, service));
  });
}

function addCallers(callers: Callers, network: Network, touch: Touch): void {
  if ('service' in touch) {
    const { namespace, name } = touch.service;
    network
      .servicesIn(namespace)
      .filter(service => service.name === name)
      .forEach(service => add(callers, service, network.workloads));
  } else if (touch.ways === 'to') {
    const pods = touch.podsIn(network);
    const froms = pods.length
      ? touch.peersIn?.(network) ?? network.workloads
      : [];
    pods
      .flatMap(network.servicesOf)
      .forEach(service => add(callers, service, froms));
  } else {
    const pods = touch.podsIn(network);
    const services = pods.length ? servicesCalled(network, touch) : [];
    for (const service of services) add(callers, service, pods);
  }
}

/** Those that lead to the peers; and hosts outside, which are nobody's pods. */
function servicesCalled(
  network: Network,
  { peersIn }: TouchedPods,
): Iterable<Service> {
  return peersIn
    ? new Set([
        ...peersIn(network).flatMap(network.servicesOf),
        ...network.services.filter(({ type }) => type === 'ExternalName'),
      ])
    : network.services;
}

/** Whoever calls an alias calls the Service behind it. */
function addThoseOfAliases(callers: Callers, network: Network): void {
  for (const alias of network.services) {
    const service = serviceBehind(network, alias);
    const froms = service && callers.get(service);
    if (froms) add(callers, alias, froms);
  }
}

function add(
  callers: Callers,
  service: Service,
  froms: Iterable<Workload>,
): void {
  const known = callers.get(service) ?? new Set();
  callers.set(service, known);
  for (const from of froms) known.add(from);
}

function waysBetween(
  { kind, namespace, name }: Workload,
  service: Service,
): Way[] {
  return service.ports.map(port => ({
    from: { kind, namespace, name },
    to: { namespace: service.namespace, name: service.name },
    port: port.name || String(port.port),
  }));
}
