import { platform } from './facts/__testUtils__/platform';
import { objectsOf, sightingOf } from './facts/__testUtils__/sighting';
import { runningIn } from './running-in';

const now = new Date('2026-11-21T12:00:00Z');

const workload = (namespace: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'smtp', namespace },
  spec: { ports: [{ port: 25 }] },
});

const sighting = sightingOf({
  objects: objectsOf(workload('mail'), workload('mail-dev'), workload('shop')),
});

const clusters = {
  list: () => [
    { name: 'prod-eu' },
    { name: 'prod-us', notWatched: 'it needs your own token' },
  ],
  sightingOf: (name: string) => (name === 'prod-eu' ? sighting : undefined),
};

const seenBy = (spec: object) =>
  runningIn(clusters, new Map([['prod', platform(spec)]]), ['mail'], now).get(
    'prod',
  );

describe('what runs in the cluster of an environment', () => {
  it('is what is in the namespace as it is deployed, and as Git calls it', () => {
    const seen = seenBy({ namespaceSuffix: '-dev' });
    expect(seen).toMatchObject({
      cluster: 'prod-eu',
      objects: [{ namespace: 'mail' }, { namespace: 'mail-dev' }],
    });
    expect(seenBy({})).toMatchObject({ objects: [{ namespace: 'mail' }] });
  });

  it.each([
    ['prod-us', 'it needs your own token'],
    ['gone', "Backstage's configuration (kubernetes:) does not have it"],
  ])('is not known of %s, which is not watched', (cluster, notWatched) => {
    expect(seenBy({ cluster })).toEqual({ cluster, notWatched });
  });

  it('is nothing where the platform names no cluster', () => {
    expect(seenBy({ cluster: undefined })).toBeUndefined();
  });
});
