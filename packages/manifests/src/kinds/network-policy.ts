import { Platform } from '@callboard/contract';
import { labels, peerSelector, selectorLabels } from '../labels';
import {
  EgressRule,
  IngressRule,
  NetworkPolicy,
} from '../network-policy-on-the-wire';
import { adminPort } from '../linkerd/ports-of-proxy';
import { podPortsOf, portsOf, probedPorts } from '../ports';
import { Resolved } from '../render-input';
import { runsPods } from '../runs-pods';

/**
 * Isolates the service in both directions: of the platform's own only the gateway and the scraper come in, only DNS,
 * the mesh's control plane, the API server where the service may use it, and what it calls is let out.
 * Each caller is let in by a policy of its own, see `grant-network-policy.ts`.
 *
 * One rule per peer, for peers and ports of one rule multiply.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function networkPolicy(input: Resolved): NetworkPolicy | undefined {
  const { service, namespace, platform } = input;
  if (platform.spec.networkPolicy.api !== 'kubernetes' || !runsPods(service))
    return undefined;
  const ingress = ingressRules(input);
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
      egress: [dnsRule(platform), ...egressRules(input)],
    },
  };
}

/** Who comes in without a grant. */
export function ingressRules(input: Resolved): IngressRule[] {
  return [
    ...platformIngress(input),
    ...proxyIngress(input),
    ...sourcesIngress(input),
    ...probesIngress(input),
  ];
}

/** Where the service goes, besides DNS. */
export function egressRules(input: Resolved): EgressRule[] {
  const { platform, calls, external } = input;
  return [
    // In ambient mode the ztunnel of the node asks, not the pod.
    ...(platform.spec.mesh.kind === 'istio-ambient'
      ? []
      : controlPlaneRule(platform)),
    ...apiServer(input),
    ...calls
      .flatMap(({ way, copies }) => [
        way,
        ...(copies ? [{ peer: copies.peer, ports: [copies.podPort] }] : []),
      ])
      .map(({ peer, ports }) => ({
        to: [peerSelector(peer)],
        ports: tcp(ports),
      })),
    ...external
      .filter(({ cidrs }) => cidrs.length)
      .map(({ cidrs, port }) => ({
        to: cidrs.map(cidr => ({ ipBlock: { cidr } })),
        ports: tcp([port]),
      })),
  ];
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
 * Whoever scrapes reads the metrics of Linkerd's proxies, too.
 * @see https://linkerd.io/2-edge/reference/proxy-metrics/
 */
function proxyIngress({ linkerd }: Resolved): IngressRule[] {
  return linkerd?.reader
    ? [{ from: [peerSelector(linkerd.reader)], ports: tcp([adminPort]) }]
    : [];
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
export function dnsRule({ spec }: Platform): EgressRule {
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

/** Lets a proxy out to the control plane of its mesh; nothing where there is no mesh. */
export function controlPlaneRule({ spec }: Platform): EgressRule[] {
  if (spec.mesh.kind === 'none') return [];
  const { kind, controlPlane: pods } = spec.mesh;
  return [{ to: [peerSelector(pods)], ports: tcp(controlPlanePorts[kind]) }];
}

/** Only a service that has rights there is let out to it. */
function apiServer({ service, platform }: Resolved): EgressRule[] {
  const { apiServer: stated } = platform.spec;
  if (!service.spec.apiAccess || !stated) return [];
  return [
    {
      to: stated.cidrs.map(cidr => ({ ipBlock: { cidr } })),
      ports: tcp([stated.port]),
    },
  ];
}

/** Rules for these ports. */
export function tcp(ports: number[]) {
  return ports.map(port => ({ port, protocol: 'TCP' }));
}

function toCidr(ip: string): string {
  if (ip.includes('/')) return ip;
  return ip.includes(':') ? `${ip}/128` : `${ip}/32`;
}
