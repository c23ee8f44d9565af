import { Network, toNetwork, toSnapshot } from '@callboard/reachability';

/** How large an environment is. */
export interface Size {
  workloads: number;
  policies: number;
}

const perNamespace = 20;

export const facts = {
  clusterDomain: 'cluster.local',
  enforcedBy: 'calico',
  otherPolicies: 'none',
  mesh: { kind: 'none' },
} as const;

/**
 * An environment of namespaces with twenty workloads each. Of its policies a twentieth closes a namespace; the others are
 * for one workload, let in callers of its own and of another namespace on its port, and every third of them lets out to
 * DNS and to one other, or to addresses. Made from numbers alone, so that each run measures the same.
 */
export function largeManifests({ workloads, policies }: Size): object[] {
  const namespaces = Math.ceil(workloads / perNamespace);
  return [
    dns(),
    ...Array.from({ length: namespaces }, (_, n) => namespace(n)),
    ...Array.from({ length: workloads }, (_, n) => deployment(n)),
    ...Array.from({ length: policies }, (_, n) =>
      n < Math.min(namespaces, policies / 20)
        ? closing(n)
        : policy(n, { workloads, policies }),
    ),
  ];
}

/** The same, understood. One document for each object. */
export function largeNetwork(size: Size): Network {
  return toNetwork(
    toSnapshot(
      largeManifests(size).map((object, n) => ({
        path: `${n}.json`,
        text: JSON.stringify(object),
      })),
    ),
    facts,
  );
}

function namespaceOf(n: number): string {
  return `team-${Math.floor(n / perNamespace)}`;
}

function namespace(n: number) {
  const name = `team-${n}`;
  return {
    ...{ apiVersion: 'v1', kind: 'Namespace' },
    metadata: {
      name,
      labels: { team: `${n % 7}`, tier: n % 3 ? 'back' : 'front' },
    },
  };
}

function deployment(n: number, name = `service-${n}`, at = namespaceOf(n)) {
  return {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
    metadata: { name, namespace: at },
    spec: {
      template: {
        metadata: {
          labels: { app: name, track: n % 2 ? 'stable' : 'canary' },
        },
        spec: {
          serviceAccountName: name,
          containers: [
            {
              name: 'app',
              ports: [{ name: 'http', containerPort: 8000 + (n % 10) }],
            },
          ],
        },
      },
    },
  };
}

function dns() {
  return deployment(0, 'dns', 'kube-system');
}

function closing(n: number) {
  return networkPolicy(`team-${n}`, 'closed', {
    podSelector: {},
    policyTypes: ['Ingress'],
  });
}

/** Workloads are taken in a step that meets all of them before it meets one again. */
function policy(n: number, { workloads }: Size) {
  const self = (n * 7919) % workloads;
  const [near, far] = [self + 1, self * 31 + 17].map(one => one % workloads);
  const ports = [n % 4 ? { port: 8000 + (self % 10) } : { port: 'http' }];
  const from = [
    { podSelector: { matchLabels: { app: `service-${near}` } } },
    peerIn(far),
  ];
  const egress = [
    {
      to: [{ namespaceSelector: named('kube-system') }],
      ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }],
    },
    n % 2
      ? { to: [peerIn(far)], ports: [{ port: 8000 + (far % 10) }] }
      : { to: [{ ipBlock: { cidr: `10.${n % 200}.0.0/16` } }] },
  ];
  return networkPolicy(namespaceOf(self), `policy-${n}`, {
    podSelector: { matchLabels: { app: `service-${self}` } },
    ingress: [{ from, ports }],
    ...(n % 3 === 0 && { egress }),
  });
}

function named(name: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}

function peerIn(n: number) {
  return {
    namespaceSelector: named(namespaceOf(n)),
    podSelector: { matchLabels: { app: `service-${n}` } },
  };
}

/** A NetworkPolicy that lets in callers of one workload. */
export interface Policy {
  metadata: { namespace: string };
  spec: {
    podSelector: { matchLabels: Record<string, string> };
    ingress: { from: object[] }[];
  };
}

function networkPolicy(namespaceName: string, name: string, spec: object) {
  return {
    ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
    metadata: { name, namespace: namespaceName },
    spec,
  };
}
