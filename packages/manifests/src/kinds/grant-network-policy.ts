import { grantName } from '../grant-name';
import { labels, peerSelector, selectorLabels } from '../labels';
import { IngressRule, NetworkPolicy } from '../network-policy-on-the-wire';
import { Caller, Resolved } from '../render-input';

/**
 * Lets one caller in, by pod port: a policy is judged at the pod, behind the Service's translation.
 * Policies add up, so deleting this object closes exactly this edge.
 */
export function grantNetworkPolicy(
  { service, namespace, platform }: Resolved,
  caller: Caller,
): NetworkPolicy | undefined {
  if (platform.spec.networkPolicy.api !== 'kubernetes') return undefined;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: grantName(service, caller),
      namespace,
      labels: labels(service),
    },
    spec: {
      podSelector: { matchLabels: selectorLabels(service) },
      policyTypes: ['Ingress'],
      ingress: [grantRule(caller)],
    },
  };
}

/** The one edge that a grant opens. */
export function grantRule({ peer, podPorts }: Caller): IngressRule {
  return {
    from: [peerSelector(peer)],
    ports: podPorts.map(port => ({ port, protocol: 'TCP' })),
  };
}
