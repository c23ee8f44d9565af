import { k8sLabels, toCiliumIngress } from '../../cilium-rules';
import { grantName } from '../../grant-name';
import { labels, selectorLabels } from '../../labels';
import { Manifest } from '../../manifest';
import { Caller, Resolved } from '../../render-input';
import { grantRule } from '../grant-network-policy';

/** Lets one caller in, by pod port. Policies add up, so deleting this object closes exactly this edge. */
export function grantCiliumNetworkPolicy(
  { service, namespace, platform }: Resolved,
  caller: Caller,
): Manifest | undefined {
  if (platform.spec.networkPolicy.api !== 'cilium') return undefined;
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: {
      name: grantName(service, caller),
      namespace,
      labels: labels(service),
    },
    spec: {
      endpointSelector: { matchLabels: k8sLabels(selectorLabels(service)) },
      ingress: toCiliumIngress(grantRule(caller)),
    },
  };
}
