import { Platform } from '@callboard/contract';
import type { V1NetworkPolicyEgressRule } from '@kubernetes/client-node';
import { labels, peerSelector, selectorLabels } from '../labels';
import { IngressRule, NetworkPolicy } from '../network-policy-on-the-wire';
import { podPortsOf, portsOf, probedPorts } from '../ports';
import { Resolved } from '../render-input';
import { runsPods } from '../runs-pods';

/**
 * Isolates the service in both directions: of the platform's own only the gateway and the scraper come in, only DNS,
 * the mesh's control plane and what the service calls is let out.
 * Each caller is let in by a policy of its own, see `grant-network-policy.ts`.
 *
 * One rule per peer, for peers and ports of one rule multiply.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function networkPolicy(input: Resolved): NetworkPolicy | undefined {
  const { service, namespace, platform, calls } = input;
  if (!runsPods(service)) return undefined;
  const ingress = [
    ...platformIngress(input),
    ...sourcesIngress(input),
    ...probesIngress(input),
  ];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: labels(service),
    },
    spec: {
      podSelector: { matchLabels: selectorLabels(service) },
      policyTypes: ['Ingress', 'Egress'],
      ...(ingress.length && { ingress }),
      egress: [
        dns(platform),
        ...controlPlane(platform),
        ...calls.map(({ way }) => ({
          to: [peerSelector(way.peer)],
          ports: tcp(way.ports),
        })),
      ],
    },
  };
}

function platformIngress({
  gateway,
  scraper,
  waypoint,
}: Resolved): IngressRule[] {
  return [gateway, scraper, waypoint].flatMap(outsider =>
    outsider
      ? [
          {
            from: [peerSelector(outsider.peer)],
            ports: tcp(outsider.wirePorts),
          },
        ]
      : [],
  );
}

/**
 * In ambient mode probes come from an address that is not the node's: some network plugins let in the node alone. Azure's
 * takes no policy with an address of IPv6.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
function probesIngress({ service, platform }: Resolved): IngressRule[] {
  const { mesh, networkPolicy: plugin } = platform.spec;
  const ports = probedPorts(service);
  if (mesh.kind !== 'istio-ambient' || ports.length === 0) return [];
  const cidrs = [
    '169.254.7.127/32',
    ...(plugin.enforcedBy === 'azure-npm'
      ? []
      : ['fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128']),
  ];
  return [
    { from: cidrs.map(cidr => ({ ipBlock: { cidr } })), ports: tcp(ports) },
  ];
}

/** Who may come in from outside the cluster through a LoadBalancer or NodePort. */
function sourcesIngress({ service }: Resolved): IngressRule[] {
  const { sources } = service.spec.service ?? {};
  if (!sources) return [];
  const ports = podPortsOf(portsOf(service).map(([, port]) => port));
  return [
    { from: sources.map(cidr => ({ ipBlock: { cidr } })), ports: tcp(ports) },
  ];
}

/** Answers over UDP that do not fit are asked for again over TCP. */
export function dns({ spec }: Platform): V1NetworkPolicyEgressRule {
  const { ips, port } = spec.dns;
  return {
    to: [
      peerSelector(spec.dns),
      ...ips.map(ip => ({ ipBlock: { cidr: toCidr(ip) } })),
    ],
    ports: [
      { port, protocol: 'UDP' },
      { port, protocol: 'TCP' },
    ],
  };
}

/**
 * The sidecar asks istiod for its configuration and certificates; in ambient mode the ztunnel of the node does.
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
 */
function controlPlane({ spec }: Platform): V1NetworkPolicyEgressRule[] {
  if (spec.mesh.kind !== 'istio-sidecar') return [];
  return [{ to: [peerSelector(spec.mesh.controlPlane)], ports: tcp([15012]) }];
}

/** Rules for these ports. */
export function tcp(ports: number[]) {
  return ports.map(port => ({ port, protocol: 'TCP' }));
}

function toCidr(ip: string): string {
  if (ip.includes('/')) return ip;
  return ip.includes(':') ? `${ip}/128` : `${ip}/32`;
}
