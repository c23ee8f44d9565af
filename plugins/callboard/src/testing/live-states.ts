import {
  ClusterSource,
  ConnectionsView,
  NetworkView,
  SourceChoice,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { sampleConnections } from './sample-connections';
import {
  sampleCluster,
  sampleDrift,
  sampleEnforcement,
  sampleLive,
  sampleMissing,
  secondsAgo,
  sourcesWith,
  withoutPlaces,
} from './sample-live';
import { sampleNetworkView } from './sample-network-view';
import { sampleProtection, unknownProtection } from './sample-protection';

/** What differs from the samples where a service is read from a cluster. */
type LiveState = {
  /** Nothing where no cluster is watched. */
  source?: Partial<ClusterSource>;
  view?: Partial<NetworkView>;
  connections?: Partial<ConnectionsView>;
  sources?: SourceChoice[];
};

const liveProtection = {
  ...sampleProtection,
  enforcement: sampleEnforcement,
  meshAsRun: { inMesh: 2, total: 3, text: '2 of 3 pods run with a sidecar' },
};

/** What is left of the connections where something that decides cannot be read. */
const notKnown = (why: string): Partial<ConnectionsView> => ({
  callers: sampleConnections.callers.map(row => ({
    ...row,
    state: 'unknown',
    verdict: {
      outcome: 'unknown',
      on: [],
      reasons: [{ engine: 'network-policy', code: 'not-read', text: why }],
    },
  })),
  calls: [],
  findings: [],
  drift: [],
});

const states: Record<string, LiveState> = {
  live: {},
  'live-partial': {
    source: {
      state: 'partial',
      kubernetes: {
        version: 'v1.35.4',
        contradiction:
          'the platform dev says Kubernetes 1.36, and v1.35.4 runs here',
      },
      missing: sampleMissing,
      problems: [
        {
          path: 'NetworkPolicy shop/from-before',
          message: 'spec.podSelector is no selector',
        },
      ],
    },
    view: {
      live: {
        ...sampleLive,
        endpoints: undefined,
        addresses: [
          { kind: 'LoadBalancer' },
          {
            kind: 'Gateway',
            via: 'gateways/public',
            problem:
              'the gateway refuses the HTTPRoute shop/orders (NotAllowedByListeners)',
          },
        ],
        clusterDomain: {
          value: 'cluster.local',
          evidence: 'assumed',
          text: 'nothing that can be read tells it: cluster.local is what most clusters have',
        },
      },
    },
    connections: {
      ...notKnown('NetworkPolicies of prod-eu may not be read'),
      protection: {
        ...unknownProtection,
        enforcement: {
          state: 'unknown',
          text: 'Unknown: may not read DaemonSets',
          evidence: ['No agent of a network plugin was seen among the pods.'],
          contradiction: 'The platform file says calico.',
        },
      },
    },
  },
  // The account may read some namespaces, or none: whatever it asks for in all of them is refused.
  'live-forbidden': {
    source: {
      state: 'partial',
      missing: ['services', 'pods', 'namespaces'].map(resource => ({
        resource,
        why: 'forbidden' as const,
        text: `${resource}: the credentials have no right to read it in all namespaces, so what depends on it is unknown`,
        rule: `- apiGroups: [""]\n  resources: ["${resource}"]\n  verbs: ["get", "list", "watch"]`,
      })),
    },
    view: { address: undefined, outside: [] },
    connections: {
      ...notKnown('the pods of prod-eu cannot be read'),
      callers: [],
      protection: undefined,
    },
  },
  'live-starting': {
    source: {
      state: 'starting',
      readAt: secondsAgo(3),
      missing: ['pods', 'endpointslices.discovery.k8s.io'].map(resource => ({
        resource,
        why: 'starting' as const,
        text: `${resource} are being read`,
      })),
    },
    view: { live: { ...sampleLive, endpoints: undefined } },
    connections: {
      ...notKnown('the pods of prod-eu are not read yet'),
      protection: unknownProtection,
    },
  },
  'live-stale': {
    source: {
      state: 'stale',
      readAt: secondsAgo(12 * 60),
      failure: 'The API server of prod-eu does not answer: connection refused.',
    },
  },
  'live-drift': { connections: { drift: sampleDrift } },
  'not-watched': {
    sources: [
      ...sampleNetworkView.sources,
      {
        kind: 'cluster',
        cluster: 'prod-us',
        state: 'not-watched',
        reason:
          'it takes the token of whoever looks (authProvider: oidc). A service account in its place would let it be watched.',
      },
    ],
  },
};

/** What the backend answers for a service that a cluster holds, by the name of the state. */
export const liveViewStates = answersOf<NetworkView>(
  { ...sampleNetworkView, live: sampleLive },
  sampleNetworkView,
  'view',
);

/** The same of its connections. */
export const liveConnectionStates = answersOf<ConnectionsView>(
  withoutPlaces({
    ...sampleConnections,
    protection: liveProtection,
    drift: [],
  }),
  sampleConnections,
  'connections',
);

function answersOf<View extends NetworkView | ConnectionsView>(
  ofCluster: View,
  ofGit: View,
  part: 'view' | 'connections',
) {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [
      name,
      async (environment = 'dev', source?: SourceKind): Promise<View> => {
        const cluster = { ...sampleCluster, ...state.source };
        const sources = state.sources ?? sourcesWith(cluster.state);
        return source === 'git' || state.sources
          ? { ...ofGit, environment, sources }
          : {
              ...ofCluster,
              ...state[part],
              environment,
              sources,
              source: cluster,
            };
      },
    ]),
  );
}
