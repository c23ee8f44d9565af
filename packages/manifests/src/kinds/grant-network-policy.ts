import type {
  V1NetworkPolicyIngressRule,
  V1NetworkPolicyPeer,
  V1NetworkPolicySpec,
} from '@kubernetes/client-node';
import { labels, peerSelector, selectorLabels } from '../labels';
import { Manifest } from '../manifest';
import { Caller, Resolved } from '../render-input';

/** The client library renames `from` to `_from` in its types; in a file it is `from`. */
type IngressRule = Omit<V1NetworkPolicyIngressRule, '_from'> & {
  from: V1NetworkPolicyPeer[];
};

type NetworkPolicy = Manifest & {
  spec: Omit<V1NetworkPolicySpec, 'ingress'> & { ingress: IngressRule[] };
};

/**
 * Lets one caller in, by pod port: a policy is judged at the pod, behind the Service's translation.
 * Policies add up, so deleting this object closes exactly this edge.
 */
export function grantNetworkPolicy(
  { service }: Resolved,
  { peer, podPorts }: Caller,
): NetworkPolicy {
  const { name, namespace } = service.metadata;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: `${name}.from.${peer.metadata.namespace}.${peer.metadata.name}`,
      namespace,
      labels: labels(service),
    },
    spec: {
      podSelector: { matchLabels: selectorLabels(service) },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [peerSelector(peer)],
          ports: podPorts.map(port => ({ port, protocol: 'TCP' })),
        },
      ],
    },
  };
}
