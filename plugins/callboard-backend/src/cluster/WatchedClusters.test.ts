import { ApiServer } from './ApiServer';
import { ClusterSighting } from './ClusterSighting';
import { WatchedClusters } from './WatchedClusters';

const api: ApiServer = { get: async () => ({}) };

describe('the clusters that are watched', () => {
  let log: string[];
  let clusters: WatchedClusters;
  beforeEach(() => {
    log = [];
    clusters = new WatchedClusters(name => {
      log.push(`watch ${name}`);
      return {
        sighting: () => ({ cluster: name } as ClusterSighting),
        // As a cluster that is dead or asleep.
        changeSince: () =>
          name === 'dead' ? new Promise<void>(() => {}) : Promise.resolve(),
        stop: () => log.push(`stop ${name}`),
      };
    });
  });

  it('are listed with those that are not, in order', () => {
    clusters.replace([
      { name: 'b', api },
      { name: 'oidc', notWatched: 'needs a reader' },
      { name: 'a', api },
    ]);
    expect(clusters.list()).toEqual([
      { name: 'b' },
      { name: 'oidc', notWatched: 'needs a reader' },
      { name: 'a' },
    ]);
    expect(clusters.sightingOf('a')).toEqual({ cluster: 'a' });
    expect(clusters.sightingOf('oidc')).toBeUndefined();
    expect(clusters.sightingOf('elsewhere')).toBeUndefined();
  });

  it('go on where others come and go', () => {
    clusters.replace([
      { name: 'a', api },
      { name: 'b', api },
    ]);
    clusters.replace([
      { name: 'c', api },
      { name: 'b', api },
    ]);
    expect(log).toEqual(['watch a', 'watch b', 'stop a', 'watch c']);
    expect(clusters.list()).toEqual([{ name: 'c' }, { name: 'b' }]);
    expect(clusters.sightingOf('a')).toBeUndefined();
  });

  it('begin anew where they are read by another than before', () => {
    clusters.replace([
      { name: 'a', api },
      { name: 'b', api },
    ]);
    clusters.replace([
      { name: 'a', api },
      { name: 'b', api: { ...api } },
    ]);
    expect(log).toEqual(['watch a', 'watch b', 'stop b', 'watch b']);
  });

  it('end where they can be watched no more', () => {
    clusters.replace([{ name: 'a', api }]);
    clusters.replace([{ name: 'a', notWatched: 'no more' }]);
    expect(log).toEqual(['watch a', 'stop a']);
    expect(clusters.sightingOf('a')).toBeUndefined();
  });

  it('are waited for each on its own', async () => {
    clusters.replace([
      { name: 'dead', api },
      { name: 'a', api },
    ]);
    const { signal } = new AbortController();
    const first = await Promise.race([
      clusters.changeSince('dead', 0, signal).then(() => 'dead'),
      clusters.changeSince('a', 0, signal).then(() => 'a'),
    ]);
    expect(first).toBe('a');
  });

  it('have nothing to wait for where they are not watched, but that the reader leaves', async () => {
    const leaving = new AbortController();
    let isOver = false;
    const waited = clusters
      .changeSince('oidc', 0, leaving.signal)
      .then(() => (isOver = true));
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    leaving.abort();
    await waited;
    await clusters.changeSince('oidc', 0, leaving.signal);
  });

  it('are none once it is stopped, for good', () => {
    clusters.replace([{ name: 'a', api }]);
    clusters.stop();
    clusters.replace([{ name: 'b', api }]);
    expect(log).toEqual(['watch a', 'stop a']);
    expect(clusters.list()).toEqual([]);
    expect(clusters.stopped.aborted).toBe(true);
  });
});
