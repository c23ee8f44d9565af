import { toNetwork } from '@callboard/reachability';
import { parseLabelSelector } from './label-selector';
import { servicesOfEntity } from './services-of-entity';
import { objectsOf } from './__testUtils__/sighting';

type Labels = Record<string, string>;

const service = (
  name: string,
  selector: Labels,
  labels: Labels = {},
  namespace = 'shop',
) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace, labels },
  spec: { selector },
});
const deployment = (
  name: string,
  ofPods: Labels,
  labels: Labels = {},
  namespace = 'shop',
) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace, labels },
  spec: {
    template: {
      metadata: { labels: ofPods },
      spec: { containers: [{ name: 'app' }] },
    },
  },
});

const id = { 'backstage.io/kubernetes-id': 'orders' };
const named = { 'app.kubernetes.io/name': 'orders' };

function ask(written: object[], annotations: Labels = {}) {
  const network = toNetwork(
    { objects: objectsOf(...written), problems: [] },
    {
      clusterDomain: 'cluster.local',
      enforcedBy: 'unknown',
      otherPolicies: 'none',
      mesh: { kind: 'none' },
    },
  );
  return servicesOfEntity(network, {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', annotations },
  });
}
const namesOf = ({ services }: ReturnType<typeof ask>) =>
  services.map(({ namespace, name }) => `${namespace}/${name}`);

describe('the Services of an entity', () => {
  it('is what our own annotation names, whatever else it says', () => {
    const found = ask([service('web', {}, id)], {
      ...id,
      'callboard.dev/service': 'shop/orders',
    });

    expect(found.services).toEqual([
      {
        namespace: 'shop',
        name: 'orders',
        evidence: 'the annotation callboard.dev/service names it',
      },
    ]);
  });

  it('is none, and why is said, where our own annotation names several', () => {
    const found = ask([], { 'callboard.dev/service': 'shop/orders, shop/web' });

    expect(found).toEqual({
      services: [],
      sought: expect.stringContaining('this entity matches 2 services'),
    });
  });

  it('are those with its id, and those that select the pods of a workload with it', () => {
    const found = ask(
      [
        service('b', { app: 'orders' }),
        service('a', {}, id),
        service('other', { app: 'web' }),
        deployment('orders', { app: 'orders' }, id),
        deployment('web', { app: 'web' }),
      ],
      id,
    );

    expect(found).toEqual({
      services: [
        {
          namespace: 'shop',
          name: 'a',
          evidence: 'it has the labels backstage.io/kubernetes-id=orders',
        },
        {
          namespace: 'shop',
          name: 'b',
          evidence:
            'it selects the pods of the Deployment shop/orders, which has the labels backstage.io/kubernetes-id=orders',
        },
      ],
      sought:
        'Services and workloads with the labels backstage.io/kubernetes-id=orders in all namespaces',
    });
  });

  it('are told by the labels of pods, too', () => {
    const written = [
      service('orders', { app: 'orders' }),
      deployment('orders', { app: 'orders', ...id }),
    ];

    expect(namesOf(ask(written, id))).toEqual(['shop/orders']);
  });

  it('are told by a label selector before the id', () => {
    const annotations = {
      ...id,
      'backstage.io/kubernetes-label-selector': 'app=orders,tier in (web, api)',
    };
    const written = [
      service('a', {}, { app: 'orders', tier: 'api' }),
      service('b', {}, { app: 'orders', tier: 'db' }),
      service('c', {}, id),
    ];

    expect(namesOf(ask(written, annotations))).toEqual(['shop/a']);
  });

  it('are those of the namespace that it names', () => {
    const annotations = { ...id, 'backstage.io/kubernetes-namespace': 'blue' };
    const found = ask(
      [
        service('orders', {}, id),
        service('orders', {}, id, 'blue'),
        service('web', { app: 'web' }),
        deployment('web', { app: 'web' }, id),
      ],
      annotations,
    );

    expect(namesOf(found)).toEqual(['blue/orders']);
    expect(found.sought).toMatch(/ in the namespace blue$/);
  });

  it('are none where nothing has the labels that it asks for: no other is guessed', () => {
    expect(ask([service('orders', {}, named)], id).services).toEqual([]);
  });

  it('have its name in a standard label where it says nothing, the likeliest label first', () => {
    const partOf = { 'app.kubernetes.io/part-of': 'orders' };

    expect(
      namesOf(ask([service('a', {}, partOf), service('b', {}, named)])),
    ).toEqual(['shop/b']);
    expect(namesOf(ask([service('a', {}, partOf)]))).toEqual(['shop/a']);
  });

  it('are none where nothing has its name, and what was sought is said', () => {
    expect(ask([service('web', {})])).toEqual({
      services: [],
      sought:
        'Services and workloads with the labels app.kubernetes.io/name=orders or app.kubernetes.io/instance=orders or app.kubernetes.io/part-of=orders in all namespaces',
    });
  });

  it('are none for a selector that makes no sense', () => {
    const found = ask([service('orders', {}, named)], {
      'backstage.io/kubernetes-label-selector': 'app=(orders',
    });

    expect(found).toEqual({
      services: [],
      sought: expect.stringContaining("'app=(orders'"),
    });
  });
});

describe('a label selector', () => {
  it.each([
    ['app=orders', [{ key: 'app', operator: 'In', values: ['orders'] }]],
    ['app == orders', [{ key: 'app', operator: 'In', values: ['orders'] }]],
    ['app!=orders', [{ key: 'app', operator: 'NotIn', values: ['orders'] }]],
    [
      'a.b/c in (x, y), !z',
      [
        { key: 'a.b/c', operator: 'In', values: ['x', 'y'] },
        { key: 'z', operator: 'DoesNotExist', values: [] },
      ],
    ],
    ['a notin (x)', [{ key: 'a', operator: 'NotIn', values: ['x'] }]],
    ['a', [{ key: 'a', operator: 'Exists', values: [] }]],
    ['', undefined],
    ['a=b,', undefined],
    ['a in x', undefined],
  ])('%j is read as it is meant', (text, selector) => {
    expect(parseLabelSelector(text)).toEqual(selector);
  });
});
