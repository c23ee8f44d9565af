import { Microservice, Platform } from '@callboard/contract';
import { selectorLabels } from '../labels';
import { portsOf } from '../ports';
import { Peer } from '../render-input';

/** A service that Callboard manages, as it is in the cluster of a platform. */
export function managedPeer(service: Microservice, platform: Platform): Peer {
  return {
    name: service.metadata.name,
    namespace: deployedNamespace(service.metadata.namespace, platform),
    podLabels: selectorLabels(service),
    serviceAccount: service.metadata.name,
  };
}

/**
 * The namespace in the cluster: two environments in one cluster tell theirs apart by a suffix.
 * @public
 */
export function deployedNamespace(
  namespace: string,
  { spec }: Platform,
): string {
  return `${namespace}${spec.namespaceSuffix}`;
}

export function refOf({ metadata }: Microservice): string {
  return `${metadata.namespace}/${metadata.name}`;
}

export function isIn(service: Microservice, environment: string): boolean {
  return Object.hasOwn(service.spec.environments, environment);
}

/** The names of a service's ports, for a message. */
export function portNames(service: Microservice): string {
  const names = portsOf(service).map(([name]) => name);
  return names.length
    ? names.join(' or ')
    : 'another service, for this one has no port';
}
