import { NetworkView } from '@callboard/plugin-callboard-common';

/** The address of a service with two ports, in two environments. */
export const sampleNetworkView: NetworkView = {
  service: { namespace: 'shop', name: 'orders' },
  environment: 'dev',
  environments: ['dev', 'prod'],
  address: {
    namespace: 'shop',
    name: 'orders',
    type: 'ClusterIP',
    dnsName: 'orders.shop.svc.cluster.local',
    sameNamespace: 'orders',
    otherNamespaces: 'orders.shop',
    ports: [
      {
        name: 'http',
        port: 80,
        targetPort: 8080,
        protocol: 'TCP',
        application: 'http',
      },
      {
        name: 'grpc',
        port: 9090,
        targetPort: 9090,
        protocol: 'TCP',
        application: 'grpc',
      },
    ],
  },
  outside: [],
  links: { logs: 'https://logs.example.com/shop/orders' },
  source: {
    kind: 'git',
    repository: 'shop',
    commit: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
    readAt: new Date(Date.now() - 2 * 60 * 1000).toISOString(),
    problems: [],
  },
  sources: [{ kind: 'git', repository: 'shop' }],
};
