import { toState } from '../repository/state';
import { toGitSource } from './git-source';
import { toNetworkView } from './network-view';

const service = `apiVersion: callboard.dev/v1alpha1
kind: Microservice
metadata: {name: orders, namespace: shop}
spec:
  owner: group:default/team-shop
  image: shop/orders
  environments: {dev: {tag: "1"}}
`;

const platform = (links: object) => `apiVersion: callboard.dev/v1alpha1
kind: Platform
metadata: {name: dev}
spec:
  kubernetes: "1.36"
  namespaceSuffix: -dev
  links: ${JSON.stringify(links)}
`;

function linksWith(links: object) {
  const files = {
    'platform/dev.yaml': platform(links),
    'services/shop/orders/microservice.yaml': service,
  };
  const state = toState(
    'a1',
    new Map(
      Object.entries(files).map(([path, text]) => [path, { oid: '', text }]),
    ),
  );
  const shown = {
    repository: 'shop',
    state,
    environment: 'dev',
    environments: ['dev'],
    platform: state.platforms.get('dev')!,
    network: state.networks.get('dev')!,
    source: toGitSource('shop', { state, readAt: new Date(0) }, 'dev'),
    sources: [],
  };
  return toNetworkView(shown, { namespace: 'shop', name: 'orders' }).links;
}

describe('links of a platform', () => {
  it('name the service as it is in the cluster', () => {
    expect(
      linksWith({
        logs: 'https://logs.example.com/{namespace}/{service}?q={service}',
        metrics: 'http://metrics.example.com',
      }),
    ).toEqual({
      logs: 'https://logs.example.com/shop-dev/orders?q=orders',
      metrics: 'http://metrics.example.com',
    });
  });

  it('are left out where they lead to no page', () => {
    expect(linksWith({ logs: 'ftp://logs.example.com/{service}' })).toEqual({});
  });
});
