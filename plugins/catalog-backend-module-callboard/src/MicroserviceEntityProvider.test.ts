import { entityEnvelopeSchemaValidator } from '@backstage/catalog-model';
import { DeferredEntity } from '@backstage/plugin-catalog-node';
import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import { MicroserviceEntityProvider } from './MicroserviceEntityProvider';

const orders: MicroserviceSummary = {
  repository: 'demo',
  namespace: 'shop',
  name: 'orders',
  owner: 'group:default/team-shop',
  system: 'shop',
  ports: ['http'],
  environments: ['dev'],
  calls: [
    { namespace: 'finance', name: 'payments' },
    { namespace: 'finance', name: 'payments' },
  ],
};

async function emit(
  services: MicroserviceSummary[],
): Promise<DeferredEntity[]> {
  const emitted: DeferredEntity[][] = [];
  const provider = new MicroserviceEntityProvider({
    listMicroservices: async () => services,
  });
  await provider.connect({
    applyMutation: async mutation => {
      emitted.push('entities' in mutation ? mutation.entities : []);
    },
    refresh: async () => {},
  });
  await provider.refresh();
  return emitted[0];
}

describe('the catalog entities of microservices', () => {
  it('are valid components that depend on what they call, once each', async () => {
    const [{ entity }] = await emit([orders]);

    expect(() => entityEnvelopeSchemaValidator()(entity)).not.toThrow();
    expect(entity).toMatchObject({
      kind: 'Component',
      metadata: {
        namespace: 'shop',
        name: 'orders',
        annotations: {
          'callboard.dev/service': 'shop/orders',
          'backstage.io/managed-by-location':
            'callboard:demo/services/shop/orders',
        },
      },
      spec: {
        owner: 'group:default/team-shop',
        system: 'system:default/shop',
        dependsOn: ['component:finance/payments'],
      },
    });
  });

  it('carry no location key, so that a real registration wins', async () => {
    const [emitted] = await emit([orders]);

    expect(emitted).not.toHaveProperty('locationKey');
  });

  it('are kept where the list cannot be had', async () => {
    const applyMutation = jest.fn();
    const provider = new MicroserviceEntityProvider({
      listMicroservices: async () => {
        throw new Error('gone');
      },
    });
    await provider.connect({ applyMutation, refresh: async () => {} });

    await expect(provider.refresh()).rejects.toThrow('gone');
    expect(applyMutation).not.toHaveBeenCalled();
  });
});
