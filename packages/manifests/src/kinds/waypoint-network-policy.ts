import { labels, peerSelector, selectorLabels } from '../labels';
import { NetworkPolicy } from '../network-policy-on-the-wire';
import { Resolved } from '../render-input';
import { dns, tcp } from './network-policy';

/**
 * Isolates the pods of the service's waypoint: the gateway and the scraper come in, DNS, istiod and the service's pods are
 * let out. Each caller is let in by the policy of its grant. Nothing where the service has no waypoint.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
export function waypointNetworkPolicy({
  service,
  namespace,
  platform,
  gateway,
  scraper,
  waypoint,
}: Resolved): NetworkPolicy | undefined {
  const { mesh } = platform.spec;
  if (!waypoint || mesh.kind === 'none') return undefined;
  const { name, podLabels } = waypoint.peer;
  // Who is outside the mesh knows of no waypoint.
  const ingress = [gateway, scraper].flatMap(outsider =>
    outsider?.peer.serviceAccount
      ? [{ from: [peerSelector(outsider.peer)], ports: tcp([15008]) }]
      : [],
  );
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels: labels(service) },
    spec: {
      podSelector: { matchLabels: podLabels },
      policyTypes: ['Ingress', 'Egress'],
      ...(ingress.length && { ingress }),
      egress: [
        dns(platform),
        { to: [peerSelector(mesh.controlPlane)], ports: tcp([15012]) },
        {
          to: [peerSelector({ namespace, podLabels: selectorLabels(service) })],
          ports: tcp(waypoint.wirePorts),
        },
      ],
    },
  };
}
