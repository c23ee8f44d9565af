import { Network } from '../network/network';
import type { ServiceRef } from '../question/trace';
import { Problem } from '../snapshot';
import { Workload } from '../workload/workload';
import {
  backendsOf,
  podPortsOf,
  PortSpec,
  Service,
  ServiceType,
  typeOf,
} from './service';

/**
 * Where a Service is called.
 * @public
 */
export interface ServiceAddress {
  namespace: string;
  name: string;
  type: ServiceType;
  /** Works from everywhere in the cluster. */
  dnsName: string;
  /** Works from pods of the same namespace. */
  sameNamespace: string;
  /** Works from pods of other namespaces. */
  otherNamespaces: string;
  /** Where an ExternalName points. */
  externalName?: string;
  ports: ServicePort[];
}

/**
 * One port of a Service.
 * @public
 */
export interface ServicePort {
  /** Empty for a single unnamed port. */
  name: string;
  /** Service port, 1–65535. */
  port: number;
  /** Pod port; its name where no workload in the snapshot says the number, or workloads differ. */
  targetPort: number | string;
  protocol: 'TCP' | 'UDP' | 'SCTP';
  application?: 'http' | 'grpc' | 'tcp';
  /** For gRPC: the name and port by which a client finds each pod, where a headless Service beside this one has them. */
  eachPod?: { dnsName: string; port: number };
}

/**
 * The address of a Service, from its manifest: nothing where the network has no Service of that name, a problem where
 * its manifest cannot be understood.
 * @see https://github.com/kubernetes/dns/blob/master/docs/specification.md
 * @public
 */
export function addressOf(
  network: Network,
  { namespace, name }: ServiceRef,
): { address?: ServiceAddress; problem?: Problem } {
  const service = network.servicesIn(namespace).find(one => one.name === name);
  if (!service) return {};
  if (service.problem) return { problem: service.problem };
  const backends = network.backendsOf(service);
  const headless = headlessBeside(network, service);
  return {
    address: {
      namespace,
      name,
      type: typeOf(service),
      dnsName: `${name}.${namespace}.svc.${network.facts.clusterDomain}`,
      sameNamespace: name,
      otherNamespaces: `${name}.${namespace}`,
      ...(service.externalName && { externalName: service.externalName }),
      ports: service.ports.map(port => ({
        name: port.name,
        port: port.port,
        targetPort: podPort(port, backends),
        protocol: port.protocol,
        ...applicationOf(port),
        ...(applicationOf(port).application === 'grpc' &&
          eachPodAt(network, headless, podPort(port, backends))),
      })),
    },
  };
}

/** The Service `<name>-headless` of the same pods. */
function headlessBeside(
  network: Network,
  { namespace, name, selector }: Service,
): Service | undefined {
  return network
    .servicesIn(namespace)
    .find(
      one =>
        one.name === `${name}-headless` &&
        typeOf(one) === 'Headless' &&
        sameLabels(one.selector, selector),
    );
}

function sameLabels(
  one: Record<string, string>,
  other: Record<string, string>,
): boolean {
  return (
    Object.keys(one).length === Object.keys(other).length &&
    Object.entries(one).every(([key, value]) => other[key] === value)
  );
}

function eachPodAt(
  network: Network,
  headless: Service | undefined,
  number: number | string,
): Pick<ServicePort, 'eachPod'> {
  const isThere = headless?.ports.some(
    port => port.port === number && applicationOf(port).application === 'grpc',
  );
  if (!headless || !isThere || typeof number !== 'number') return {};
  const { name, namespace } = headless;
  return {
    eachPod: {
      dnsName: `${name}.${namespace}.svc.${network.facts.clusterDomain}`,
      port: number,
    },
  };
}

/** Its name where the pods do not agree on a number. */
function podPort(port: PortSpec, backends: Workload[]): number | string {
  const numbers = new Set(
    backends.flatMap(workload => podPortsOf(port, workload)),
  );
  return numbers.size === 1 ? [...numbers][0] : port.targetPort ?? port.port;
}

/**
 * The workloads whose pods a Service selects; none where there is no such Service.
 * @public
 */
export function workloadsBehind(network: Network, ref: ServiceRef): Workload[] {
  const service = network
    .servicesIn(ref.namespace)
    .find(({ name }) => name === ref.name);
  return service ? network.backendsOf(service) : [];
}

/**
 * The workloads of a namespace whose pods have all these labels; none where there are no labels.
 * @public
 */
export function workloadsSelected(
  network: Network,
  namespace: string,
  labels: Record<string, string>,
): Workload[] {
  return backendsOf(
    { namespace, selector: labels },
    network.workloadsIn(namespace),
  );
}

function applicationOf({
  appProtocol,
  name,
}: PortSpec): Pick<ServicePort, 'application'> {
  const said =
    appProtocol?.replace('kubernetes.io/', '') ?? name?.split('-')[0];
  if (said === 'http' || said === 'ws') return { application: 'http' };
  if (said === 'grpc' || said === 'h2c') return { application: 'grpc' };
  return said === 'tcp' ? { application: 'tcp' } : {};
}
