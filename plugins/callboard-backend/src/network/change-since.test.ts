import { ClusterSighting } from '../cluster/ClusterSighting';
import {
  kindsBut,
  live,
  shopInCluster,
  sightingOf,
  networkOf,
} from './__testUtils__/live-shop';

const orders = { namespace: 'shop', name: 'orders' };
const isStarting = { kinds: kindsBut(live({ state: 'starting' })) };

/** A network whose cluster is in this state, and then in the next with each change that is waited for. */
async function start(...states: Partial<ClusterSighting>[]) {
  const state = await shopInCluster();
  const sightings = states.map((rest, revision) =>
    sightingOf(state, { revision, ...rest }),
  );
  let now = 0;
  const changeSince = jest.fn(async () => void (now += 1));
  const network = networkOf(state, {
    list: () => [{ name: 'prod-eu' }],
    sightingOf: name => (name === 'prod-eu' ? sightings[now] : undefined),
    changeSince,
  });
  return {
    changeSince,
    wait: (rest: { source?: 'git' | 'cluster'; revision: string }) =>
      network.changeSince(
        orders,
        { environment: 'prod', ...rest },
        new AbortController().signal,
      ),
  };
}

const commit = 'c0ffee';

describe('waiting for what is to be shown', () => {
  it('ends when the cluster has been read, for whoever is shown Git meanwhile', async () => {
    const { wait, changeSince } = await start(isStarting, isStarting, {});
    const { revision } = await wait({ revision: commit });
    expect(changeSince).toHaveBeenCalledTimes(2);
    expect(await wait({ source: 'cluster', revision: '' })).toEqual({
      revision,
    });
  });

  it('goes on, for whoever chose the cluster, until something changes that is shown', async () => {
    const { wait, changeSince } = await start(isStarting, isStarting, {});
    const seen = await wait({ source: 'cluster', revision: '' });
    expect(changeSince).not.toHaveBeenCalled();
    expect(await wait({ source: 'cluster', ...seen })).not.toEqual(seen);
    expect(changeSince).toHaveBeenCalledTimes(2);
  });

  it('tells of Git again where a cluster begins anew', async () => {
    const { wait } = await start({}, isStarting);
    const seen = await wait({ revision: '' });
    expect(await wait(seen)).toEqual({ revision: commit });
  });

  it('is nothing for whoever chose Git', async () => {
    const { wait, changeSince } = await start(isStarting, {});
    expect(await wait({ source: 'git', revision: commit })).toEqual({
      revision: commit,
    });
    expect(changeSince).not.toHaveBeenCalled();
  });
});
