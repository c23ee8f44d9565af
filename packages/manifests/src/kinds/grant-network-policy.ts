import { labels } from '../labels';
import { NetworkPolicy } from '../network-policy-on-the-wire';
import { openingsOf } from '../openings';
import { Caller, Resolved } from '../render-input';

/**
 * Lets one caller in, by pod port: a policy is judged at the pod, behind the Service's translation.
 * Where the service has a waypoint, callers are let in there. Policies add up, so deleting these objects closes exactly this edge.
 */
export function grantNetworkPolicy(
  input: Resolved,
  caller: Caller,
): NetworkPolicy[] {
  const { service, namespace, platform } = input;
  if (platform.spec.networkPolicy.api !== 'kubernetes') return [];
  return openingsOf(input, caller).map(({ name, podLabels, rule }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      podSelector: { matchLabels: podLabels },
      policyTypes: ['Ingress'],
      ingress: [rule],
    },
  }));
}
