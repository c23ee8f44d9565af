import {
  Connection,
  ConnectionsView,
  PeerView,
  ReasonView,
  VerdictView,
} from '@callboard/plugin-callboard-common';
import { sampleNetworkView } from './sample-network-view';
import { sampleProtection } from './sample-protection';

export const http = { name: 'http', number: 80, protocol: 'TCP' } as const;
export const grpc = { name: 'grpc', number: 9090, protocol: 'TCP' } as const;

/** A workload with a contract and an entity, owned by the team of its namespace. */
export function workload(ref: string, rest: Partial<PeerView> = {}): PeerView {
  const [namespace, name] = ref.split('/');
  return {
    kind: 'workload',
    namespace,
    name,
    isManaged: true,
    entityRef: `component:${ref}`,
    owner: `group:default/team-${namespace}`,
    ...rest,
  };
}

export const allowed: VerdictView = {
  outcome: 'allowed',
  on: [],
  reasons: [],
};

export const denied = (...reasons: ReasonView[]): VerdictView => ({
  outcome: 'denied',
  on: [],
  reasons,
});

/** What is not let in by the base policy of shop/orders. */
export const notLetIn = (peer: string): ReasonView => ({
  engine: 'network-policy',
  code: 'no-rule-for-peer',
  text: `NetworkPolicy shop/orders isolates, and no rule of it lets in ${peer}`,
  object: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    namespace: 'shop',
    name: 'orders',
  },
  at: { path: 'deploy/dev/shop/orders/network-policy.yaml', line: 4 },
});

const notLetOut = (peer: string): ReasonView => ({
  engine: 'network-policy',
  code: 'no-rule-for-peer',
  text: `NetworkPolicy ${peer} isolates, and no rule of it lets out to shop/orders`,
});

const callers: Connection[] = [
  {
    peer: workload('shop/web'),
    port: http,
    declaredBy: ['contract'],
    grant: { until: '2027-06-30', isExpired: false },
    verdict: allowed,
    state: 'ok',
  },
  {
    peer: workload('shop/web'),
    port: grpc,
    declaredBy: ['contract', 'catalog'],
    grant: { isExpired: false },
    verdict: allowed,
    state: 'ok',
  },
  {
    peer: workload('finance/billing'),
    port: grpc,
    declaredBy: ['catalog'],
    verdict: denied(notLetIn('finance/billing')),
    state: 'declared-but-blocked',
  },
  {
    peer: workload('ops/batch'),
    port: http,
    declaredBy: [],
    grant: { until: '2026-03-31', isExpired: true },
    verdict: allowed,
    state: 'allowed-but-undeclared',
  },
  {
    peer: workload('mobile/storefront-for-tablets'),
    port: http,
    declaredBy: ['contract'],
    grant: { isExpired: false },
    verdict: {
      outcome: 'conditional',
      on: [{ kind: 'requests', text: 'for GET /api/* only' }],
      reasons: [],
    },
    state: 'depends',
  },
  {
    peer: workload('legacy/importer', {
      isManaged: false,
      entityRef: undefined,
      owner: undefined,
    }),
    port: http,
    declaredBy: ['catalog'],
    verdict: {
      outcome: 'unknown',
      on: [],
      reasons: [
        {
          engine: 'network-policy',
          code: 'not-evaluated',
          text: 'CiliumNetworkPolicy legacy/importer may decide, and is not evaluated here',
        },
      ],
    },
    state: 'unknown',
  },
  {
    peer: workload('shop/cart'),
    port: http,
    declaredBy: ['contract'],
    grant: { isExpired: false },
    verdict: denied(notLetOut('shop/cart')),
    state: 'half-open-caller',
  },
  {
    peer: workload('ops/reports'),
    port: grpc,
    declaredBy: ['contract'],
    verdict: denied(notLetIn('ops/reports')),
    state: 'half-open-called',
    openChange: {
      repository: 'shop',
      id: 'grant:shop:orders:ops.reports',
      operation: 'grant',
      title: 'Grant ops/reports access to shop/orders',
    },
  },
  {
    peer: workload('monitoring/prometheus', {
      kind: 'platform',
      isManaged: false,
      entityRef: undefined,
      owner: 'group:default/platform',
    }),
    port: { name: 'metrics', number: 9464, protocol: 'TCP' },
    declaredBy: ['contract'],
    verdict: allowed,
    state: 'ok',
  },
  {
    peer: {
      kind: 'addresses',
      namespace: '',
      name: '203.0.113.0/24',
      isManaged: false,
    },
    port: http,
    declaredBy: [],
    verdict: allowed,
    state: 'allowed-but-undeclared',
  },
];

const calls: Connection[] = [
  {
    peer: workload('finance/payments'),
    port: grpc,
    declaredBy: ['contract'],
    grant: { isExpired: false },
    verdict: allowed,
    state: 'ok',
  },
  {
    peer: workload('shop/emailservice'),
    port: { name: 'grpc', number: 5000, protocol: 'TCP' },
    declaredBy: ['contract'],
    verdict: denied(notLetOut('shop/orders')),
    state: 'half-open-caller',
  },
  {
    peer: workload('old/ledger', {
      isManaged: false,
      entityRef: undefined,
      owner: undefined,
    }),
    port: { name: '8443', number: 8443, protocol: 'TCP' },
    declaredBy: ['contract'],
    verdict: denied(notLetOut('shop/orders')),
    state: 'declared-but-blocked',
  },
];

/** A service with a caller in each state. */
export const sampleConnections: ConnectionsView = {
  service: { namespace: 'shop', name: 'orders' },
  environment: 'dev',
  environments: ['dev', 'prod'],
  callers,
  calls,
  hidden: { callers: 1, calls: 0 },
  protection: sampleProtection,
  findings: [
    {
      id: 'declared-caller-denied',
      severity: 'error',
      service: { namespace: 'shop', name: 'orders' },
      message: 'finance/billing declares that it calls grpc, and is denied',
      fix: 'grant finance/billing the port grpc, or take the relation out of the catalog',
      evidence: [{ object: notLetIn('').object, at: notLetIn('').at }],
    },
    {
      id: 'service-port-as-pod-port',
      severity: 'warning',
      service: { namespace: 'shop', name: 'orders' },
      message: 'mobile-in allows port 80; the pods listen on 8080',
      fix: 'name pod port 8080 in the rule',
      evidence: [
        {
          object: {
            apiVersion: 'networking.k8s.io/v1',
            kind: 'NetworkPolicy',
            namespace: 'shop',
            name: 'mobile-in',
          },
          at: { path: 'deploy/dev/shop/orders/mobile-in.yaml', line: 12 },
        },
      ],
    },
    {
      id: 'expired-grant',
      severity: 'info',
      service: { namespace: 'shop', name: 'orders' },
      message:
        'the grant of ops/batch expired on 2026-03-31 and is still there',
      fix: 'revoke it, or extend it',
      evidence: [],
    },
  ],
  isGrantable: true,
  mayPropose: true,
  source: sampleNetworkView.source,
  sources: sampleNetworkView.sources,
};
