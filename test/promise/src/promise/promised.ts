import { Microservice, Platform } from '@callboard/contract';
import type { Protocol, RequestPattern } from '@callboard/reachability';
import { deployedNamespace } from '../deployed';
import { Pods } from '../world/end';

/** One thing that a contract or a platform says of who may reach whom. */
export interface Promised {
  /** The other end: pods, ranges of addresses, or whatever names outside lead to. */
  peer: Selected | { cidrs: string[] } | { names: string[] };
  protocols: Protocol[];
  /** Where the packet arrives: the ports of pods. */
  ports: number[];
  /** May a mesh carry it to a port of its own? */
  tunnel?: boolean;
  /** Who the peer must prove to be in a mesh; without it anybody will do. */
  serviceAccount?: string;
  /** Does it come by whatever the mesh leaves open to those without an identity? */
  isProbe?: boolean;
  /** Only these requests; all where it is left out. */
  requests?: RequestPattern[];
}

/** Pods by their namespace and labels. */
export interface Selected {
  namespace: string;
  labels: Record<string, string>;
}

export function isOneOf({ namespace, labels }: Selected, pods: Pods): boolean {
  return (
    pods.namespace === namespace &&
    Object.entries(labels).every(([key, value]) => pods.labels[key] === value)
  );
}

/** The pods of a contract: the labels are the documented ones, the namespace is the environment's. */
export function podsOf(
  { metadata: { namespace, name } }: Microservice,
  platform: Platform,
): Selected {
  return {
    namespace: deployedNamespace(namespace, platform),
    labels: {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/instance': name,
    },
  };
}

/** Pods that only the platform file knows: gateway, scraper, DNS, control plane. */
export function podsOfPlatform({
  namespace,
  podLabels: labels,
  serviceAccount,
}: {
  namespace: string;
  podLabels: Record<string, string>;
  serviceAccount?: string;
}): Pick<Promised, 'peer' | 'serviceAccount'> {
  return {
    peer: { namespace, labels },
    ...(serviceAccount && { serviceAccount }),
  };
}

type PortOfService = NonNullable<
  NonNullable<Microservice['spec']['service']>['ports']
>[string];

export const portsOf = ({
  spec,
}: Microservice): Record<string, PortOfService> => spec.service?.ports ?? {};

/** Policies are judged at the pod: `targetPort`, or `port` where that is left out. */
export function onPorts(
  ports: Pick<PortOfService, 'port' | 'targetPort'>[],
): Pick<Promised, 'protocols' | 'ports'> {
  return {
    protocols: ['TCP'],
    ports: ports.map(({ port, targetPort }) => targetPort ?? port),
  };
}

/** An ExternalName is a name and nothing else. */
export const runsPods = ({ spec }: Microservice): boolean =>
  spec.service?.type !== 'ExternalName';

export const isIn = ({ spec }: Microservice, { metadata }: Platform): boolean =>
  Object.keys(spec.environments).includes(metadata.name);
