import type { V1NetworkPolicy } from '@kubernetes/client-node';
import { ManifestOf } from '../manifest';

/**
 * Denies all traffic to and from the pods of a new namespace that no other policy allows.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic
 */
export function defaultDeny(namespace: string): ManifestOf<V1NetworkPolicy> {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: 'default-deny',
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'callboard' },
    },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
}
