import { Platform } from '@callboard/contract';
import type {
  V1NetworkPolicy,
  V1NetworkPolicyEgressRule,
} from '@kubernetes/client-node';
import { labels, peerSelector, selectorLabels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';

/**
 * Isolates the service in both directions: nobody comes in, only DNS and what the service calls is let out.
 * Each caller is let in by a policy of its own, see `grant-network-policy.ts`.
 *
 * One rule per destination, for peers and ports of one rule multiply.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function networkPolicy({
  service,
  platform,
  calls,
}: Resolved): ManifestOf<V1NetworkPolicy> {
  const { name, namespace } = service.metadata;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      podSelector: { matchLabels: selectorLabels(service) },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        dns(platform),
        ...calls.map(({ peer, podPort }) => ({
          to: [peerSelector(peer)],
          ports: [{ port: podPort, protocol: 'TCP' }],
        })),
      ],
    },
  };
}

/** Answers over UDP that do not fit are asked for again over TCP. */
function dns({ spec }: Platform): V1NetworkPolicyEgressRule {
  const { namespace, podLabels, ips, port } = spec.dns;
  return {
    to: [
      {
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': namespace },
        },
        podSelector: { matchLabels: podLabels },
      },
      ...ips.map(ip => ({ ipBlock: { cidr: toCidr(ip) } })),
    ],
    ports: [
      { port, protocol: 'UDP' },
      { port, protocol: 'TCP' },
    ],
  };
}

function toCidr(ip: string): string {
  if (ip.includes('/')) return ip;
  return ip.includes(':') ? `${ip}/128` : `${ip}/32`;
}
