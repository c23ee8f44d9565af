import {
  ClusterSource,
  Drift,
  Enforcement,
  Explanation,
  Live,
  SourceChoice,
} from '@callboard/plugin-callboard-common';
import { sampleExplanation } from './sample-explanation';
import { sampleNetworkView } from './sample-network-view';

/** So many seconds before the page was opened. */
export const secondsAgo = (seconds: number) =>
  new Date(Date.now() - seconds * 1000).toISOString();

/** A cluster of which everything is known. */
export const sampleCluster: ClusterSource = {
  kind: 'cluster',
  cluster: 'prod-eu',
  kubernetes: { version: 'v1.36.2' },
  state: 'live',
  readAt: secondsAgo(12),
  revision: '1',
  missing: [],
  problems: [],
};

/** Git, and a cluster in this state. */
export const sourcesWith = (state: ClusterSource['state']): SourceChoice[] => [
  ...sampleNetworkView.sources,
  { kind: 'cluster', cluster: 'prod-eu', state },
];

/** A load balancer, a gateway, and pods in two zones of which one is not ready. */
export const sampleLive: Live = {
  endpoints: {
    ready: 2,
    total: 3,
    zones: [
      { zone: 'europe-west1-b', ready: 1, total: 2 },
      { zone: 'europe-west1-c', ready: 1, total: 1 },
    ],
  },
  clusterDomain: {
    value: 'cluster.local',
    evidence: 'read',
    text: 'the Gateway gateways/public has the address public.gateways.svc.cluster.local',
  },
  addresses: [
    { kind: 'NodePort', address: '*:31080' },
    { kind: 'LoadBalancer', address: '203.0.113.7' },
    { kind: 'Gateway', address: '203.0.113.20', via: 'gateways/public' },
  ],
};

/** As far as DaemonSets show it. */
export const sampleEnforcement: Enforcement = {
  state: 'enforced',
  text: 'Enforced by Calico (3 of 3 nodes)',
  evidence: [
    'DaemonSet kube-system/calico-node runs on 3 of 3 nodes.',
    'The API group crd.projectcalico.org is served.',
  ],
};

const missing = (resource: string, apiGroup: string) => ({
  resource: apiGroup ? `${resource}.${apiGroup}` : resource,
  why: 'forbidden' as const,
  text: `${resource} may not be read: the credentials of prod-eu have no right to list them.`,
  rule: `- apiGroups: ['${apiGroup}']\n  resources: [${resource}]\n  verbs: [get, list, watch]`,
});

/** Two kinds that the credentials have no right to, and one that fails. */
export const sampleMissing: ClusterSource['missing'] = [
  missing('daemonsets', 'apps'),
  missing('networkpolicies', 'networking.k8s.io'),
  {
    resource: 'authorizationpolicies.security.istio.io',
    why: 'failing',
    text: 'AuthorizationPolicies cannot be read: the API server answers 500, conversion webhook failed.',
  },
];

const shopOrders = { namespace: 'shop', name: 'orders' };

/** A port and a label that somebody changed by hand, a policy that was never applied, and one that nobody wrote down. */
export const sampleDrift: Drift[] = [
  {
    is: 'differs',
    object: { apiVersion: 'v1', kind: 'Service', ...shopOrders },
    at: { path: 'deploy/dev/shop/orders/service.yaml', line: 4 },
    fields: [
      { path: 'spec.ports.http.targetPort', git: '8080', cluster: '8081' },
      { path: 'spec.selector.track', cluster: 'stable' },
    ],
  },
  {
    is: 'only-in-git',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name: 'orders.from.shop.web',
    },
    at: { path: 'deploy/dev/shop/orders/callers/shop.web.yaml', line: 4 },
    fields: [],
  },
  {
    is: 'only-in-cluster',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name: 'temporary-debugging',
    },
    fields: [],
  },
];

type Step = Explanation['steps'][number];

/** The station that only a cluster has. */
export function endpointsStep(
  outcome: Step['verdict']['outcome'],
  text: string,
): Step {
  const isOnce = outcome === 'conditional';
  return {
    station: 'endpoints',
    verdict: {
      outcome,
      on: isOnce ? [{ kind: 'pod-ready', text: 'once a pod is ready' }] : [],
      reasons: [{ engine: 'service', code: 'pods-ready', text }],
    },
  };
}

/** The same explanation of what runs: nothing of it is written in a file. */
export const liveExplanation: Partial<Explanation> = {
  source: sampleCluster,
  steps: withEndpoints(endpointsStep('allowed', '2 of 3 pods ready')),
};

/** An explanation of what runs, with this station in it. */
export function withEndpoints(endpoints: Step): Step[] {
  const steps = withoutPlaces(sampleExplanation.steps);
  return [...steps.slice(0, 2), endpoints, ...steps.slice(2)];
}

/** What runs is written in no file. */
export function withoutPlaces<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, part) => (key === 'at' ? undefined : part)),
  );
}
