import { EndpointSlice } from '../cluster/EndpointSlice';
import { ClusterSighting } from '../cluster/ClusterSighting';
import {
  kindsBut,
  live,
  shopInCluster,
  sightingOf,
  sources,
} from './__testUtils__/live-shop';

const orders = { namespace: 'shop', name: 'orders' };

function slice(service: string, isReady: boolean): EndpointSlice {
  const pod = `${service}-0`;
  const addresses = ['10.0.0.1'];
  return {
    ...{ namespace: 'shop', name: `${service}-a`, service },
    ...{ addressType: 'IPv4', ports: [] },
    endpoints: [
      { pod, addresses, isReady, isServing: isReady, isTerminating: false },
    ],
  };
}

/** The revision of orders in a cluster that differs in something from one that runs what Git says. */
async function revisionWith(change: Partial<ClusterSighting> = {}) {
  const state = await shopInCluster();
  const endpointSlices = [slice('orders', true), slice('inventory', true)];
  const sighting = sightingOf(state, { endpointSlices, ...change });
  const inProd = { environment: 'prod' };
  const { source } = await sources(state, sighting).show(orders, inProd);
  if (source.kind === 'git') throw new Error('it is not shown as it runs');
  return source.revision;
}

const objects = async () => sightingOf(await shopInCluster()).objects;

describe('the revision of a service that runs', () => {
  it('is the same wherever the same was read, in whatever order and whenever', async () => {
    const others = await revisionWith({
      objects: (await objects()).reverse(),
      endpointSlices: [slice('inventory', true), slice('orders', true)],
      startedAt: new Date('2026-11-20T11:00:00Z'),
      revision: 7,
    });
    expect(others).toBe(await revisionWith());
  });

  it('is another one where its own pods are', async () => {
    const endpointSlices = [slice('orders', false), slice('inventory', true)];
    expect(await revisionWith({ endpointSlices })).not.toBe(
      await revisionWith(),
    );
  });

  it('stays where pods of another service are', async () => {
    const endpointSlices = [slice('orders', true), slice('inventory', false)];
    expect(await revisionWith({ endpointSlices })).toBe(await revisionWith());
  });

  it('is another one where a policy is, whosever', async () => {
    const isPolicy = ({ kind, metadata }: { kind: string; metadata: object }) =>
      kind === 'NetworkPolicy' && !JSON.stringify(metadata).includes('orders');
    const all = await objects();
    const gone = all.findIndex(isPolicy);
    expect(gone).toBeGreaterThan(-1);
    const left = all.filter((_, index) => index !== gone);
    expect(await revisionWith({ objects: left })).not.toBe(
      await revisionWith(),
    );
  });

  it('is another one where a kind is not heard any more', async () => {
    const kinds = kindsBut(live({ state: 'stale', failure: 'gone' }));
    expect(await revisionWith({ kinds })).not.toBe(await revisionWith());
  });
});
