import { toState } from './state';

const platform = (name: string) =>
  `apiVersion: callboard.dev/v1alpha1\nkind: Platform\nmetadata: {name: ${name}}\nspec: {kubernetes: "1.36"}\n`;
const grant = (name: string) =>
  `apiVersion: callboard.dev/v1alpha1\nkind: Grant\nmetadata: {name: ${name}, namespace: shop}\nspec: {ports: [http]}\n`;
const service = (name: string) =>
  `apiVersion: callboard.dev/v1alpha1\nkind: Microservice\nmetadata: {name: ${name}, namespace: shop}\nspec: {owner: "group:default/a", image: a, environments: {dev: {tag: "1"}}}\n`;

function read(files: Record<string, string>) {
  return toState(
    'c0ffee',
    new Map(
      Object.entries(files).map(([path, text]) => [path, { oid: '', text }]),
    ),
  );
}

describe('the state of a repository', () => {
  it('holds what lies where it says that it belongs', () => {
    const { platforms, microservices, grants, problems } = read({
      'platform/dev.yaml': platform('dev'),
      'services/shop/orders/microservice.yaml': service('orders'),
      'services/shop/orders/callers/shop.web.yaml': grant('web'),
    });

    expect([
      ...platforms.keys(),
      ...microservices.keys(),
      ...grants.keys(),
    ]).toEqual(['dev', 'shop/orders', 'shop/orders']);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      'a platform',
      'platform/staging.yaml',
      platform('dev'),
      'platform/dev.yaml',
    ],
    [
      'a contract',
      'services/shop/web/microservice.yaml',
      service('orders'),
      'services/shop/orders/microservice.yaml',
    ],
    [
      'a grant',
      'services/shop/web/callers/a.yaml',
      grant('cart'),
      'services/shop/web/callers/shop.cart.yaml',
    ],
  ])(
    'passes over %s that says it belongs elsewhere, and names it',
    (_, path, text, belongs) => {
      const { platforms, microservices, grants, problems } = read({
        [path]: text,
      });

      expect([platforms.size, microservices.size, grants.size]).toEqual([
        0, 0, 0,
      ]);
      expect(problems).toEqual([
        { path, message: expect.stringContaining(belongs) },
      ]);
    },
  );

  it('names a file that cannot be read, and keeps the others', () => {
    const { platforms, problems } = read({
      'platform/dev.yaml': platform('dev'),
      'platform/prod.yaml': 'a: [',
    });

    expect([...platforms.keys()]).toEqual(['dev']);
    expect(problems).toMatchObject([{ path: 'platform/prod.yaml' }]);
  });
});
