import { k8sLabels, toCiliumEgress, toCiliumIngress } from '../../cilium-rules';
import { labels, selectorLabels } from '../../labels';
import { Manifest } from '../../manifest';
import { ExternalHost, Resolved } from '../../render-input';
import { runsPods } from '../../runs-pods';
import { dnsRule, egressRules, ingressRules } from '../network-policy';

/** Cilium learns what a name leads to from the answers that its proxy sees: so all names pass through that. */
const allNames = { dns: [{ matchPattern: '*' }] };

/**
 * Isolates the service as its NetworkPolicy would, in the words of Cilium, which knows hosts outside by their names.
 * Each caller is let in by a policy of its own, see `grant-cilium-network-policy.ts`.
 *
 * The kubelet of a pod's own node is let in by Cilium itself.
 * @see https://docs.cilium.io/en/stable/security/policy/language/
 */
export function ciliumNetworkPolicy(input: Resolved): Manifest | undefined {
  const { service, namespace, platform, external } = input;
  if (platform.spec.networkPolicy.api !== 'cilium' || !runsPods(service))
    return undefined;
  const ingress = ingressRules(input).flatMap(toCiliumIngress);
  const named = external.filter(({ cidrs }) => cidrs.length === 0);
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: labels(service),
    },
    spec: {
      endpointSelector: { matchLabels: k8sLabels(selectorLabels(service)) },
      // A rule that names nobody closes the direction and lets nobody in.
      ingress: ingress.length ? ingress : [{}],
      egress: [
        ...toCiliumEgress(
          dnsRule(platform),
          named.length ? allNames : undefined,
        ),
        ...egressRules(input).flatMap(rule => toCiliumEgress(rule)),
        ...named.map(toNamedHost),
      ],
    },
  };
}

/** @see https://docs.cilium.io/en/stable/security/policy/layer3/#dns-based */
function toNamedHost({ host, port }: ExternalHost) {
  return {
    toFQDNs: [{ matchName: host }],
    toPorts: [{ ports: [{ port: String(port), protocol: 'TCP' }] }],
  };
}
