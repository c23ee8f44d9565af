import { Platform } from '@callboard/contract';
import { Manifest } from '../manifest';

type PolicyApi = Platform['spec']['networkPolicy']['api'];

/** By API: what selects every pod of its namespace and lets nothing through. */
const denials: Record<
  PolicyApi,
  Pick<Manifest, 'apiVersion' | 'kind' | 'spec'>
> = {
  kubernetes: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  },
  // A rule that names nobody lets nobody through; without any rule the direction stays open.
  cilium: {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    spec: { endpointSelector: {}, ingress: [{}], egress: [{}] },
  },
};

/**
 * Denies all traffic to and from the pods of a new namespace that no other policy allows.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic
 * @see https://docs.cilium.io/en/stable/security/policy/layer3/#ingress-egress-default-deny
 */
export function defaultDeny(namespace: string, { spec }: Platform): Manifest {
  const { apiVersion, kind, spec: denial } = denials[spec.networkPolicy.api];
  return {
    apiVersion,
    kind,
    metadata: {
      name: 'default-deny',
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'callboard' },
    },
    spec: denial,
  };
}
