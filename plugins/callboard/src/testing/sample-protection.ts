import { ProtectionView } from '@callboard/plugin-callboard-common';

const policy = (name: string) => ({
  object: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    namespace: 'shop',
    name,
  },
  at: {
    path: `deploy/dev/shop/orders/${
      name.includes('.from.')
        ? `callers/${name.split('.from.')[1]}`
        : 'network-policy'
    }.yaml`,
    line: 4,
  },
});

/** Isolated both ways, DNS allowed, strict mutual TLS but for one port. */
export const sampleProtection: ProtectionView = {
  ingress: {
    state: 'isolated',
    policies: [
      policy('orders'),
      policy('orders.from.shop.web'),
      policy('orders.from.ops.batch'),
      policy('orders.from.shop.cart'),
      policy('orders.from.mobile.storefront-for-tablets'),
    ],
    forAll: [],
  },
  egress: { state: 'isolated', policies: [policy('orders')], forAll: [] },
  dns: { outcome: 'allowed', on: [], reasons: [] },
  mtls: {
    membership: 'yes',
    mode: 'STRICT',
    exceptions: [{ port: 9464, mode: 'PERMISSIVE' }],
    by: {
      object: {
        apiVersion: 'security.istio.io/v1',
        kind: 'PeerAuthentication',
        namespace: 'shop',
        name: 'orders',
      },
      at: { path: 'deploy/dev/shop/orders/peer-authentication.yaml', line: 4 },
    },
  },
  enforced: 'yes',
  enforcedBy: 'calico',
};

/** No policy, no mesh, and nothing that would enforce one. */
export const noProtection: ProtectionView = {
  ingress: { state: 'open', policies: [], forAll: [] },
  egress: { state: 'open', policies: [], forAll: [] },
  dns: { outcome: 'allowed', on: [], reasons: [] },
  enforced: 'no',
  enforcedBy: 'none',
};

/** A file could not be read, the sidecar and the network plugin are not known. */
export const unknownProtection: ProtectionView = {
  ingress: { state: 'unknown', policies: [policy('orders')], forAll: [] },
  egress: { state: 'unknown', policies: [], forAll: [] },
  mtls: { membership: 'unknown', exceptions: [] },
  enforced: 'unknown',
  enforcedBy: 'unknown',
};

/** Isolated, but one policy has a rule for everybody, and DNS is denied. */
export const leakyProtection: ProtectionView = {
  ...sampleProtection,
  ingress: {
    state: 'isolated',
    policies: [policy('orders'), policy('allow-all')],
    forAll: [policy('allow-all')],
  },
  dns: {
    outcome: 'denied',
    on: [],
    reasons: [
      {
        engine: 'service',
        code: 'names-not-resolved',
        text: 'shop/orders may not ask DNS (UDP 53), so that it finds no Service by its name',
      },
    ],
  },
  mtls: { membership: 'no', exceptions: [] },
  enforced: 'unknown',
  enforcedBy: 'unknown',
};
