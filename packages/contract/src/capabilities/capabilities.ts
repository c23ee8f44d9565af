import { Asking, Capability, Cell } from './capability';

const supported: Cell = 'supported';
const degraded = (note: string): Cell => ({ degraded: note });
const refused = (reason: string): Cell => ({ refused: reason });

const noProxy = refused(
  'nothing stands in the way of requests there: use a mesh, or let the service do it itself',
);
const needsWaypoint = {
  true: supported,
  false: refused(
    'ztunnel does not look into requests: let services have waypoints, or leave it out',
  ),
};
const strict = refused(
  'such a Service brings in traffic from outside the mesh, whose strict mTLS refuses it: use ClusterIP behind the gateway',
);

const inNewPodsOnly = degraded(
  'a secret that changes in its store reaches new pods only: restart the service then',
);

const traffic =
  (field: keyof NonNullable<Asking['spec']['traffic']>) =>
  ({ spec }: Asking) =>
    spec.traffic?.[field] === undefined ? [] : [['spec', 'traffic', field]];

const exposed =
  (...protocols: (string | undefined)[]) =>
  ({ spec: { expose = [], service } }: Asking) =>
    expose.flatMap(({ port }, index) =>
      protocols.includes(service?.ports?.[port]?.appProtocol)
        ? [['spec', 'expose', index]]
        : [],
    );

const external =
  (isMeant: (cidrs: string[]) => boolean) =>
  ({ spec: { external: hosts = [] } }: Asking) =>
    hosts.flatMap(({ cidrs }, index) =>
      isMeant(cidrs) ? [['spec', 'external', index]] : [],
    );

const ofType =
  (...types: (string | undefined)[]) =>
  ({ spec: { service } }: Asking) =>
    types.includes(service?.type) ? [['spec', 'service', 'type']] : [];

/**
 * Feature by platform: supported, degraded (what is less than one would expect) or refused (why).
 *
 * The renderer, the form and docs/capabilities.md go by this table, and a test holds the renderer to each cell.
 */
export const capabilities = {
  pods: {
    title: 'Pods in the mesh, isolated, with a grant for each caller',
    askedAt: () => [[]],
    cells: {
      mesh: {
        none: supported,
        'istio-sidecar': supported,
        'istio-ambient': supported,
        linkerd: supported,
      },
      networkPolicy: { kubernetes: supported, cilium: supported },
    },
  },
  requests: {
    title: 'Grants of some requests only, by method and path',
    askedAt: ({ grants }) =>
      grants.flatMap(({ metadata, spec }) =>
        spec.http
          ? [['callers', `${metadata.namespace}.${metadata.name}`, 'http']]
          : [],
      ),
    cells: {
      mesh: {
        none: refused(
          'without a mesh requests cannot be told apart: remove http, or leave the environment out of the grant',
        ),
        'istio-sidecar': supported,
        'istio-ambient': supported,
        linkerd: refused(
          'Linkerd hands a request to one route alone, the most specific, so that a grant of some requests would take them from other grants: remove http',
        ),
      },
      waypoints: needsWaypoint,
    },
  },
  timeout: {
    title: 'Time-out of requests',
    askedAt: traffic('timeout'),
    cells: {
      mesh: {
        none: noProxy,
        'istio-sidecar': supported,
        'istio-ambient': supported,
        linkerd: supported,
      },
      waypoints: needsWaypoint,
    },
  },
  retries: {
    title: 'Retries',
    askedAt: traffic('retries'),
    cells: {
      mesh: {
        none: noProxy,
        'istio-sidecar': supported,
        'istio-ambient': refused(
          'the standard channel of the Gateway API has no retries, and a VirtualService at a waypoint is alpha: let callers try again',
        ),
        linkerd: supported,
      },
    },
  },
  circuitBreaker: {
    title: 'Circuit breaking: a pod that fails gets no requests for a while',
    askedAt: traffic('circuitBreaker'),
    cells: {
      mesh: {
        none: noProxy,
        'istio-sidecar': supported,
        'istio-ambient': supported,
        linkerd: supported,
      },
      waypoints: needsWaypoint,
    },
  },
  rateLimit: {
    title: 'Rate limit, for each pod',
    askedAt: traffic('rateLimit'),
    cells: {
      mesh: {
        none: noProxy,
        'istio-sidecar': supported,
        'istio-ambient': refused(
          'Istio limits rates by an EnvoyFilter, which waypoints do not support',
        ),
        linkerd: degraded(
          'each port of a pod has a limit of its own, and probes count: leave room for them',
        ),
      },
      envoyFilters: {
        true: supported,
        false: refused(
          'Istio limits rates by an EnvoyFilter only, and the platform allows none',
        ),
      },
    },
  },
  mirror: {
    title: 'Mirroring: a copy of the requests goes to another service',
    askedAt: traffic('mirror'),
    cells: {
      mesh: {
        none: noProxy,
        'istio-sidecar': supported,
        'istio-ambient': refused(
          'a waypoint sends the copies in its own name, so that nobody could tell at the other service whose requests they are: let the service send them itself',
        ),
        linkerd: refused('Linkerd copies no requests'),
      },
    },
  },
  canary: {
    title: 'Canary: a second Deployment gets a part of the requests',
    askedAt: traffic('canary'),
    cells: {
      mesh: {
        none: degraded(
          'without a mesh each connection goes to any of the pods, so that the canary gets what its pods are of all',
        ),
        'istio-sidecar': supported,
        'istio-ambient': supported,
        linkerd: supported,
      },
      waypoints: needsWaypoint,
    },
  },
  direct: {
    title: 'LoadBalancer or NodePort, past the gateway',
    askedAt: ofType('LoadBalancer', 'NodePort'),
    cells: {
      mesh: {
        none: supported,
        'istio-sidecar': strict,
        'istio-ambient': strict,
        linkerd: strict,
      },
    },
  },
  internal: {
    title: "Load balancer in the cloud's own network",
    askedAt: ({ spec }) =>
      spec.service?.internal ? [['spec', 'service', 'internal']] : [],
    cells: {
      cloud: {
        aks: supported,
        eks: supported,
        gke: supported,
        none: refused(
          'how a load balancer is made internal differs by cloud: say spec.cloud (aks, eks, gke)',
        ),
        other: refused(
          'how a load balancer is made internal is known of aks, eks and gke only',
        ),
      },
    },
  },
  expose: {
    title: 'Reached from outside by host and path',
    askedAt: exposed('http'),
    cells: {
      gateway: {
        none: refused('there is no gateway to come in through: name it'),
        gateway: supported,
        ingress: supported,
        istio: supported,
      },
    },
  },
  exposeGrpc: {
    title: 'gRPC from outside',
    askedAt: exposed('grpc'),
    cells: {
      gateway: {
        none: refused('there is no gateway to come in through: name it'),
        gateway: supported,
        ingress: refused(
          'whether an Ingress carries gRPC differs by controller: use the Gateway API',
        ),
        istio: supported,
      },
    },
  },
  external: {
    title: 'Calls to hosts outside the cluster, by name',
    askedAt: external(cidrs => cidrs.length === 0),
    cells: {
      networkPolicy: {
        kubernetes: refused(
          'NetworkPolicy knows addresses, no names: give the host its cidrs',
        ),
        cilium: supported,
      },
    },
  },
  externalRanges: {
    title: 'Calls to hosts outside the cluster, by address',
    askedAt: external(cidrs => cidrs.length > 0),
    cells: {
      networkPolicy: { kubernetes: supported, cilium: supported },
    },
  },
  secrets: {
    title: 'Secrets by reference',
    askedAt: ({ spec }) => (spec.secrets?.length ? [['spec', 'secrets']] : []),
    cells: {
      secrets: {
        none: refused('nothing brings secrets there: say which API does'),
        'external-secrets': inNewPodsOnly,
        'secrets-store-csi': inNewPodsOnly,
      },
    },
  },
  azureIdentity: {
    title: 'Identity of Azure',
    askedAt: ({ spec }) =>
      spec.identity?.azure ? [['spec', 'identity', 'azure']] : [],
    cells: {
      cloud: {
        aks: supported,
        none: refused('workload identity is known of AKS: say spec.cloud'),
        eks: refused('workload identity of Azure is known of AKS only'),
        gke: refused('workload identity of Azure is known of AKS only'),
        other: refused('workload identity of Azure is known of AKS only'),
      },
    },
  },
  apiAccess: {
    title: "Use of the cluster's own API",
    askedAt: ({ spec }) => (spec.apiAccess ? [['spec', 'apiAccess']] : []),
    cells: {
      apiServer: {
        stated: supported,
        none: refused(
          'where the API server is decides what its egress opens: state its cidrs',
        ),
      },
      networkPolicy: {
        kubernetes: supported,
        cilium: degraded(
          'Cilium knows the API server by its addresses only where it runs outside the cluster, as managed ones do: where it runs on nodes of the cluster, a policy of the platform must let pods out to the entity kube-apiserver',
        ),
      },
    },
  },
  scrape: {
    title: 'Metrics that are scraped',
    askedAt: ({ spec }) =>
      Object.entries(spec.service?.ports ?? {}).flatMap(([name, { scrape }]) =>
        scrape ? [['spec', 'service', 'ports', name, 'scrape']] : [],
      ),
    cells: {
      monitoring: {
        none: degraded('nobody reads them: the platform names no monitoring'),
        'prometheus-operator': supported,
        'azure-monitor': supported,
      },
    },
  },
  grpcHealth: {
    title: 'Health that the kubelet asks for by gRPC',
    askedAt: ({ spec: { health } }) =>
      (['readiness', 'liveness'] as const).flatMap(probe =>
        health?.[probe]?.grpc ? [['spec', 'health', probe, 'grpc']] : [],
      ),
    cells: {
      mesh: {
        none: supported,
        'istio-sidecar': supported,
        'istio-ambient': supported,
        linkerd: degraded(
          'the kubelet proves no identity, so whoever may call any port of the pods may ask for their health too',
        ),
      },
    },
  },
} satisfies Record<string, Capability>;

/**
 * A feature of the table.
 * @public
 */
export type Feature = keyof typeof capabilities;
