import { Network } from '../network/network';
import { Direction } from '../network-policy/network-policy';
import { Peer } from '../packet/end';
import { PortSpec, Service } from '../service/service';
import { Protocol, Workload } from '../workload/workload';
import { explain } from './explain';
import { ServiceRef, Trace } from './trace';

/**
 * One peer's way to one Service.
 * @public
 */
export interface Edge {
  peer: Peer;
  ports: EdgePort[];
}

/**
 * What holds on one port of the Service.
 * @public
 */
export interface EdgePort extends Trace {
  /** Empty for a single unnamed port. */
  name: string;
  /** The Service's port, 1–65535. */
  port: number;
  protocol: Protocol;
}

/**
 * Whoever may be a caller of a Service: every workload of the network but its own, and the addresses outside that its
 * policies name. Nobody where there is no such Service.
 * @public
 */
export function callingPeers(network: Network, ref: ServiceRef): Peer[] {
  const service = serviceNamed(network, ref);
  if (!service) return [];
  const own = network.backendsOf(service);
  return [
    ...network.workloads
      .filter(workload => !own.includes(workload))
      .map(workload => ({ kind: 'workload' as const, workload })),
    ...addressesNamed(network, own, 'ingress').map(cidr => ({
      kind: 'addresses' as const,
      cidr,
    })),
  ];
}

/**
 * Who may call a Service: each of these peers with a verdict for every port, denials included. Empty where there is no
 * such Service.
 * @public
 */
export function callers(
  network: Network,
  ref: ServiceRef,
  among: Peer[] = callingPeers(network, ref),
): Edge[] {
  const service = serviceNamed(network, ref);
  if (!service) return [];
  return among.map(peer => ({
    peer,
    ports: service.ports.map(port => edgePort(network, peer, service, port)),
  }));
}

/**
 * One of the Services that a workload's pods may call.
 * @public
 */
export interface Call {
  service: ServiceRef;
  ports: EdgePort[];
}

/**
 * Whom the pods of a workload may call: every Service of the network but those that lead to themselves, with a verdict
 * for every port, denials included. `among`: only these Services are asked about.
 * @public
 */
export function calls(
  network: Network,
  from: Workload,
  among: Service[] = network.services,
): Call[] {
  const peer: Peer = { kind: 'workload', workload: from };
  const own = network.servicesOf(from);
  return among
    .filter(service => !own.includes(service))
    .map(service => ({
      service: { namespace: service.namespace, name: service.name },
      ports: service.ports.map(port => edgePort(network, peer, service, port)),
    }));
}

function serviceNamed(network: Network, { namespace, name }: ServiceRef) {
  return network.servicesIn(namespace).find(one => one.name === name);
}

function edgePort(
  network: Network,
  from: Peer,
  { namespace, name }: Service,
  port: PortSpec,
): EdgePort {
  const trace = explain(network, {
    from,
    service: { namespace, name },
    port: port.name || port.port,
  });
  return {
    name: port.name,
    port: port.port,
    protocol: port.protocol,
    ...trace,
  };
}

/** The ranges that policies of these workloads speak of, as their rules write them. */
function addressesNamed(
  network: Network,
  workloads: Workload[],
  direction: Direction,
): string[] {
  const ranges = workloads.flatMap(workload => [
    ...network
      .policiesSelecting(workload)
      .flatMap(({ policy }) => policy.rules[direction] ?? [])
      .flatMap(({ peers }) => peers)
      .flatMap(entry =>
        'ipBlock' in entry ? [entry.ipBlock.cidr, ...entry.ipBlock.except] : [],
      ),
    ...network
      .ciliumPoliciesFor(workload)
      .map(({ policy }) => policy.sections[direction])
      .flatMap(({ allows, denies }) => [...allows, ...denies])
      .flatMap(({ peers = [] }) => peers)
      .flatMap(peer => ('block' in peer ? [peer.block, ...peer.except] : [])),
  ]);
  return [...new Set(ranges.map(({ text }) => text))];
}
