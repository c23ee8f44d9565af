import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Entities } from './Entities';

const component = (
  name: string,
  annotations: Record<string, string>,
  dependsOn: string[] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'service', owner: 'team-a' },
  relations: dependsOn.map(targetRef => ({ type: 'dependsOn', targetRef })),
});

const byId = (id: string) => ({ 'backstage.io/kubernetes-id': id });
const running = (name: string, labels: Record<string, string>) => ({
  ...{ namespace: 'shop', name },
  labels: [labels],
});

const orders = running('orders', {
  'backstage.io/kubernetes-id': 'orders',
  part: 'shop',
});
const web = running('web', { part: 'shop' });

async function find(
  entities: Entity[],
  services: Parameters<Entities['of']>[0],
  reads: 'all' | 'nothing' = 'all',
) {
  const found = await new Entities(
    catalogServiceMock({ entities }),
    mockServices.auth(),
    { readsCatalog: async () => reads },
  ).of(services, mockCredentials.user());
  return Object.fromEntries(found);
}

describe('the entities of services that run', () => {
  const anything = component('anything', byId('orders'), ['component:a/b']);

  it("are found by the label of Backstage's Kubernetes plugin", async () => {
    expect(await find([anything], [orders, web])).toMatchObject({
      'shop/orders': {
        entityRef: 'component:default/anything',
        isVisible: true,
        dependsOn: ['component:a/b'],
      },
    });
  });

  it('are there and not visible where the reader may not see them', async () => {
    expect(await find([anything], [orders, web], 'nothing')).toMatchObject({
      'shop/orders': { isVisible: false },
    });
  });

  it('depend on nothing for sure where they are several services', async () => {
    const part = component(
      'part',
      { 'backstage.io/kubernetes-label-selector': 'part=shop' },
      ['component:a/b'],
    );
    expect(await find([part], [orders, web])).toMatchObject({
      'shop/orders': { entityRef: 'component:default/part', dependsOn: [] },
      'shop/web': { entityRef: 'component:default/part', dependsOn: [] },
    });
  });

  it('are those by whose labels they run now', async () => {
    let now = 0;
    const entities = new Entities(
      catalogServiceMock({ entities: [anything] }),
      mockServices.auth(),
      { readsCatalog: async () => 'all' },
      () => new Date(now),
    );
    const reader = mockCredentials.user();
    expect((await entities.of([orders], reader)).size).toBe(1);
    now += 60_000;
    const relabelled = { ...orders, labels: [{ app: 'orders' }] };
    expect((await entities.of([relabelled], reader)).size).toBe(0);
  });

  it('are those in whose namespace they are looked for', async () => {
    const elsewhere = component('elsewhere', {
      ...byId('orders'),
      'backstage.io/kubernetes-namespace': 'other',
    });
    expect(await find([elsewhere], [orders])).toEqual({});
  });

  it('do not take the place of one that names the service, and have a say beside it', async () => {
    const named = component('named', {
      'callboard.dev/service': 'shop/orders',
    });
    expect(await find([anything, named], [orders])).toMatchObject({
      'shop/orders': {
        entityRef: 'component:default/named',
        entityRefs: ['component:default/named', 'component:default/anything'],
      },
    });
  });

  it('are not looked for by labels where it is not known what runs', async () => {
    const { namespace, name } = orders;
    expect(await find([anything], [{ namespace, name }])).toEqual({});
  });
});

describe('an entity', () => {
  const wanted = component('orders', {});
  const finding = (
    entities: Entity[],
    reads: 'all' | 'some',
    clock = () => new Date(0),
  ) => {
    const catalog = catalogServiceMock.mock({
      getEntityByRef: jest.fn(async () => entities[0]),
    });
    const found = new Entities(
      catalog,
      mockServices.auth(),
      { readsCatalog: async () => reads },
      clock,
    );
    const look = () =>
      found.find('component:default/orders', mockCredentials.user());
    return { look, catalog };
  };

  it('is asked for once in a while where readers may see the whole catalog', async () => {
    const { look, catalog } = finding([wanted], 'all');
    expect(await look()).toBe(wanted);
    expect(await look()).toBe(wanted);
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(1);
  });

  it('is asked for each time, in the name of the reader, where they may not', async () => {
    const { look, catalog } = finding([wanted], 'some');
    await look();
    await look();
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(2);
    expect(catalog.getEntityByRef).toHaveBeenLastCalledWith(
      'component:default/orders',
      { credentials: mockCredentials.user() },
    );
  });

  it('is looked for again where it was not there', async () => {
    const entities: Entity[] = [];
    const { look } = finding(entities, 'all');
    expect(await look()).toBeUndefined();
    entities.push(wanted);
    expect(await look()).toBe(wanted);
  });
});
