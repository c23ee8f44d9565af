import type {
  V1NetworkPolicyPeer,
  V1NetworkPolicyPort,
} from '@kubernetes/client-node';
import { EgressRule, IngressRule } from './network-policy-on-the-wire';

/** Ports of one rule of Cilium's, with what it asks of what passes there. */
export interface ToPorts {
  ports: { port: string; protocol?: string }[];
  rules?: object;
}

/** So many ports an item of `toPorts` takes. */
const MOST_PORTS = 40;

/** What lets the same in as a rule of a NetworkPolicy. */
export function toCiliumIngress({ from, ports }: IngressRule): object[] {
  return byKind(from).map(({ endpoints, cidrs }) => ({
    ...(endpoints && { fromEndpoints: endpoints }),
    ...(cidrs && { fromCIDR: cidrs }),
    toPorts: toPorts(ports),
  }));
}

/** What lets the same out as a rule of a NetworkPolicy; `rules` are about what passes on these ports. */
export function toCiliumEgress(
  { to, ports }: EgressRule,
  rules?: ToPorts['rules'],
): object[] {
  return byKind(to).map(({ endpoints, cidrs }) => ({
    ...(endpoints && { toEndpoints: endpoints }),
    ...(cidrs && { toCIDR: cidrs }),
    toPorts: toPorts(ports).map(one => ({ ...one, ...(rules && { rules }) })),
  }));
}

/** Labels of Kubernetes, and of no other source. */
export function k8sLabels(
  labels: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([key, value]) => [`k8s:${key}`, value]),
  );
}

interface Peers {
  endpoints?: object[];
  cidrs?: string[];
}

/** A rule of Cilium's speaks of pods or of addresses: one for each that is there. */
function byKind(peers: V1NetworkPolicyPeer[]): Peers[] {
  const cidrs = peers.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []);
  const endpoints = peers
    .filter(({ ipBlock }) => !ipBlock)
    .map(({ namespaceSelector, podSelector }) => ({
      matchLabels: {
        'k8s:io.kubernetes.pod.namespace':
          namespaceSelector!.matchLabels!['kubernetes.io/metadata.name'],
        ...k8sLabels(podSelector!.matchLabels!),
      },
    }));
  return [
    ...(endpoints.length ? [{ endpoints }] : []),
    ...(cidrs.length ? [{ cidrs }] : []),
  ];
}

function toPorts(ports: V1NetworkPolicyPort[] = []): ToPorts[] {
  const all = ports.map(({ port, protocol }) => ({
    port: String(port),
    protocol,
  }));
  return Array.from(
    { length: Math.ceil(all.length / MOST_PORTS) },
    (_, index) => ({
      ports: all.slice(index * MOST_PORTS, (index + 1) * MOST_PORTS),
    }),
  );
}
