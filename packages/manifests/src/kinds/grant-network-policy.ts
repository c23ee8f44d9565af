import { copiesName, grantName } from '../grant-name';
import { labels, peerSelector, selectorLabels } from '../labels';
import { NetworkPolicy } from '../network-policy-on-the-wire';
import { Caller, Resolved } from '../render-input';

/**
 * Lets one caller in, by pod port: a policy is judged at the pod, behind the Service's translation.
 * Policies add up, so deleting this object closes exactly this edge.
 */
export function grantNetworkPolicy(
  input: Resolved,
  caller: Caller,
): NetworkPolicy {
  const { service } = input;
  return letsIn(input, caller, grantName(service, caller), {
    podLabels: selectorLabels(service),
    podPorts: caller.podPorts,
  });
}

/** Lets the copies of the caller's requests in where they go. */
export function copiesNetworkPolicy(
  input: Resolved,
  caller: Caller,
): NetworkPolicy | undefined {
  const { copies } = caller;
  return (
    copies &&
    letsIn(input, caller, copiesName(input.service, caller), {
      podLabels: copies.peer.podLabels,
      podPorts: copies.podPorts,
    })
  );
}

function letsIn(
  { service, namespace }: Resolved,
  caller: Caller,
  name: string,
  at: { podLabels: Record<string, string>; podPorts: number[] },
): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      podSelector: { matchLabels: at.podLabels },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [peerSelector(caller.peer)],
          ports: at.podPorts.map(port => ({ port, protocol: 'TCP' })),
        },
      ],
    },
  };
}
