import { labels, peerSelector, selectorLabels } from '../labels';
import {
  EgressRule,
  IngressRule,
  NetworkPolicy,
} from '../network-policy-on-the-wire';
import { Outsider, Resolved } from '../render-input';
import { tunnelPort } from '../resolve/wire-ports';
import { controlPlaneRule, dnsRule, tcp } from './network-policy';

/**
 * Isolates the pods of the service's waypoint: the gateway and the scraper come in, DNS, istiod and the service's pods are
 * let out. Each caller is let in by the policy of its grant. Nothing where the service has no waypoint.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
export function waypointNetworkPolicy(
  input: Resolved,
): NetworkPolicy | undefined {
  const { service, namespace, platform, waypoint } = input;
  if (!waypoint || platform.spec.networkPolicy.api !== 'kubernetes')
    return undefined;
  const { name, podLabels } = waypoint.peer;
  const ingress = waypointIngress(input);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      podSelector: { matchLabels: podLabels },
      policyTypes: ['Ingress', 'Egress'],
      ...(ingress.length && { ingress }),
      egress: [dnsRule(platform), ...waypointEgress(input, waypoint)],
    },
  };
}

/** Who comes to the waypoint without a grant. Who is outside the mesh knows of none. */
export function waypointIngress({ gateway, scraper }: Resolved): IngressRule[] {
  return [gateway, scraper].flatMap(outsider =>
    outsider?.peer.serviceAccount
      ? [{ from: [peerSelector(outsider.peer)], ports: tcp([tunnelPort]) }]
      : [],
  );
}

/** Where the waypoint goes, besides DNS. */
export function waypointEgress(
  { service, namespace, platform }: Resolved,
  { wirePorts }: Outsider,
): EgressRule[] {
  const pods = { namespace, podLabels: selectorLabels(service) };
  return [
    ...controlPlaneRule(platform),
    { to: [peerSelector(pods)], ports: tcp(wirePorts) },
  ];
}
