import { k8sLabels, toCiliumIngress } from '../../cilium-rules';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { openingsOf } from '../../openings';
import { Caller, Resolved } from '../../render-input';

/** Lets one caller in, by pod port. Policies add up, so deleting these objects closes exactly this edge. */
export function grantCiliumNetworkPolicy(
  input: Resolved,
  caller: Caller,
): Manifest[] {
  const { service, namespace, platform } = input;
  if (platform.spec.networkPolicy.api !== 'cilium') return [];
  return openingsOf(input, caller).map(({ name, podLabels, rule }) => ({
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      endpointSelector: { matchLabels: k8sLabels(podLabels) },
      ingress: toCiliumIngress(rule),
    },
  }));
}
