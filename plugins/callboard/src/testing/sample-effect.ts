import {
  ChangedEdgeView,
  ConnectivityEffect,
  VerdictView,
} from '@callboard/plugin-callboard-common';

export const allowed: VerdictView = { outcome: 'allowed', on: [], reasons: [] };

/** `to` does not let `from` in; both as `namespace/name`. */
export function deniedBy(to: string, from: string): VerdictView {
  return {
    outcome: 'denied',
    on: [],
    reasons: [
      {
        engine: 'network-policy',
        code: 'no-rule-for-peer',
        text: `NetworkPolicy ${to} isolates, and no rule of it lets in ${from}`,
      },
    ],
  };
}

const conditional: VerdictView = {
  outcome: 'conditional',
  on: [{ kind: 'requests', text: 'for GET /api/* only' }],
  reasons: [],
};

/** A way from `shop/web` to `shop/orders` that is closed now and open afterwards; or as given. */
export function sampleEdge(edge: Partial<ChangedEdgeView> = {}) {
  return {
    from: { namespace: 'shop', name: 'web' },
    to: { namespace: 'shop', name: 'orders' },
    port: 'http',
    before: deniedBy('shop/orders', 'shop/web'),
    after: allowed,
    ...edge,
  };
}

/** A way that is open now and closed afterwards. */
export const closedEdge = sampleEdge({
  from: { namespace: 'finance', name: 'billing' },
  port: 'grpc',
  before: allowed,
  after: deniedBy('shop/orders', 'finance/billing'),
});

/** A way on which fewer requests are allowed afterwards. */
export const narrowedEdge = sampleEdge({
  from: { namespace: 'mobile', name: 'app' },
  before: allowed,
  after: conditional,
});

/** The effect of these ways in `dev` and `prod` alike; or as given. */
export function sampleEffect(
  edges: Partial<ConnectivityEffect['environments'][number]> = {},
  approvers: ConnectivityEffect['approvers'] = [],
): ConnectivityEffect {
  return {
    environments: ['dev', 'prod'].map(environment => ({
      environment,
      opened: [],
      closed: [],
      changed: [],
      hidden: 0,
      ...edges,
    })),
    approvers,
  };
}
