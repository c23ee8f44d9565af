import { refOf } from '../repository/state';
import { shopInCluster, sightingOf, sources } from './__testUtils__/live-shop';
import { servicesShown } from './services-shown';

const orders = { namespace: 'shop', name: 'orders' };

describe('what may be an end of a connection', () => {
  it('is what has a contract, too, though it does not run in the cluster', async () => {
    const state = await shopInCluster();
    const { objects } = sightingOf(state);
    const isThere = ({ namespace }: { namespace?: string }) =>
      namespace !== 'finance';
    const from = sources(
      state,
      sightingOf(state, {
        objects: objects.filter(({ metadata }) => isThere(metadata)),
      }),
    );
    const shown = await from.show(orders, { environment: 'prod' });

    const all = servicesShown(shown);

    expect(shown.network.servicesIn('finance')).toEqual([]);
    expect(all.map(refOf)).toContain('finance/payments');
    expect(new Set(all.map(refOf)).size).toBe(all.length);
    expect(servicesShown(shown)).toBe(all);
  });
});
