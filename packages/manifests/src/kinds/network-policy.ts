import { Platform } from '@callboard/contract';
import type { V1NetworkPolicyEgressRule } from '@kubernetes/client-node';
import { labels, peerSelector, selectorLabels } from '../labels';
import { IngressRule, NetworkPolicy } from '../network-policy-on-the-wire';
import { adminPort } from '../linkerd/ports-of-proxy';
import { podPortsOf, portsOf } from '../ports';
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
    ...proxyIngress(input),
    ...sourcesIngress(input),
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
        ...calls.map(call => ({
          to: [peerSelector(call.peer)],
          ports: tcp(call.wirePorts),
        })),
      ],
    },
  };
}

function platformIngress({ gateway, scraper }: Resolved): IngressRule[] {
  return [gateway, scraper].flatMap(outsider =>
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
 * Whoever scrapes reads the metrics of Linkerd's proxies, too.
 * @see https://linkerd.io/2-edge/reference/proxy-metrics/
 */
function proxyIngress({ linkerd }: Resolved): IngressRule[] {
  return linkerd?.reader
    ? [{ from: [peerSelector(linkerd.reader)], ports: tcp([adminPort]) }]
    : [];
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
function dns({ spec }: Platform): V1NetworkPolicyEgressRule {
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
 * Where proxies ask for their configuration and certificates: of istiod, of Linkerd's identity, destination and policy.
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
 * @see https://linkerd.io/2-edge/reference/controlplane-port-names/
 */
const controlPlanePorts = {
  'istio-sidecar': [15012],
  'istio-ambient': [15012],
  linkerd: [8080, 8086, 8090],
};

function controlPlane({ spec }: Platform): V1NetworkPolicyEgressRule[] {
  if (spec.mesh.kind === 'none') return [];
  const { kind, controlPlane: pods } = spec.mesh;
  return [{ to: [peerSelector(pods)], ports: tcp(controlPlanePorts[kind]) }];
}

function tcp(ports: number[]) {
  return ports.map(port => ({ port, protocol: 'TCP' }));
}

function toCidr(ip: string): string {
  if (ip.includes('/')) return ip;
  return ip.includes(':') ? `${ip}/128` : `${ip}/32`;
}
