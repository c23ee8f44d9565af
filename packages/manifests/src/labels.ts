import { Microservice } from '@callboard/contract';
import { Peer } from './render-input';

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

/**
 * Labels of the pods of a canary: whatever selects the service's pods selects them too. Only `managed-by` they do
 * without, so that {@link stableSelector} leaves them out and the other pods need no new label, which would restart them.
 */
export function canaryLabels(service: Microservice): Record<string, string> {
  const { 'app.kubernetes.io/managed-by': _, ...shared } = labels(service);
  return { ...shared, 'callboard.dev/track': 'canary' };
}

/** What selects the pods of a canary and no others. */
export function canarySelector(service: Microservice): Record<string, string> {
  return { ...selectorLabels(service), 'callboard.dev/track': 'canary' };
}

/** What selects the pods of a service without its canary's. */
export function stableSelector(service: Microservice): Record<string, string> {
  return {
    ...selectorLabels(service),
    'app.kubernetes.io/managed-by': 'callboard',
  };
}

/** Selects the pods of a peer from a policy of any namespace; its labels are sorted, whoever wrote them. */
export function peerSelector({
  namespace,
  podLabels,
}: Pick<Peer, 'namespace' | 'podLabels'>) {
  const sorted = Object.entries(podLabels).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    namespaceSelector: {
      matchLabels: { 'kubernetes.io/metadata.name': namespace },
    },
    podSelector: { matchLabels: Object.fromEntries(sorted) },
  };
}
