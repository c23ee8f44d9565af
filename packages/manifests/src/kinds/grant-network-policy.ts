import { grantName } from '../grant-name';
import { labels, peerSelector, selectorLabels } from '../labels';
import { NetworkPolicy } from '../network-policy-on-the-wire';
import { Caller, Resolved } from '../render-input';

/**
 * Lets one caller in, by pod port: a policy is judged at the pod, behind the Service's translation.
 * Where the service has a waypoint, callers are let in there. Policies add up, so deleting this object closes exactly this edge.
 */
export function grantNetworkPolicy(
  { service, namespace, waypoint }: Resolved,
  caller: Caller,
): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: grantName(service, caller),
      namespace,
      labels: labels(service),
    },
    spec: {
      podSelector: {
        matchLabels: waypoint?.peer.podLabels ?? selectorLabels(service),
      },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [peerSelector(caller.peer)],
          ports: caller.wirePorts.map(port => ({ port, protocol: 'TCP' })),
        },
      ],
    },
  };
}
