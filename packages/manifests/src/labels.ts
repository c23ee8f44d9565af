import { Microservice } from '@callboard/contract';

/**
 * What selects the pods of a service: nothing in it can change, for a Deployment's selector is immutable.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function selectorLabels({
  metadata,
}: Microservice): Record<string, string> {
  return {
    'app.kubernetes.io/name': metadata.name,
    'app.kubernetes.io/instance': metadata.name,
  };
}

/** Labels of every object of a service. */
export function labels(service: Microservice): Record<string, string> {
  return {
    ...selectorLabels(service),
    ...(service.spec.system && {
      'app.kubernetes.io/part-of': service.spec.system,
    }),
    'app.kubernetes.io/managed-by': 'callboard',
  };
}

/** Selects the pods of a service from a policy of any namespace. */
export function peerSelector(peer: Microservice) {
  return {
    namespaceSelector: {
      matchLabels: { 'kubernetes.io/metadata.name': peer.metadata.namespace },
    },
    podSelector: { matchLabels: selectorLabels(peer) },
  };
}
