import { k8sLabels, toCiliumEgress, toCiliumIngress } from '../../cilium-rules';
import { labels } from '../../labels';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';
import { dnsRule } from '../network-policy';
import { waypointEgress, waypointIngress } from '../waypoint-network-policy';

/** Isolates the pods of the service's waypoint as its NetworkPolicy would, in the words of Cilium. */
export function waypointCiliumNetworkPolicy(
  input: Resolved,
): Manifest | undefined {
  const { service, namespace, platform, waypoint } = input;
  if (!waypoint || platform.spec.networkPolicy.api !== 'cilium')
    return undefined;
  const { name, podLabels } = waypoint.peer;
  const ingress = waypointIngress(input).flatMap(toCiliumIngress);
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      endpointSelector: { matchLabels: k8sLabels(podLabels) },
      // A rule that names nobody closes the direction and lets nobody in.
      ingress: ingress.length ? ingress : [{}],
      egress: [dnsRule(platform), ...waypointEgress(input, waypoint)].flatMap(
        rule => toCiliumEgress(rule),
      ),
    },
  };
}
