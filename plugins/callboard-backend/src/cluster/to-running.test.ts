import { ClusterSighting, KindSighting } from './ClusterSighting';
import {
  everyKind as mostKinds,
  kind,
  objectsOf,
  pod,
  sightingOf,
} from './facts/__testUtils__/sighting';
import { toRunning } from './to-running';

const now = new Date('2026-11-21T12:00:00Z');
const secondsAgo = (seconds: number) =>
  new Date(now.getTime() - seconds * 1000);

const failure = 'connect ECONNREFUSED 10.0.0.1:6443';
const silent = 'the cluster does not tell what it has';

const everyKind = [...mostKinds, kind('', 'ReplicationController')];

const heard = (one: KindSighting, heardAt = secondsAgo(60)) => ({
  ...one,
  heardAt,
});

/** What a change about `mail` is told where all is read and heard of, unless another is said. */
const running = (seen: Partial<ClusterSighting> = {}) =>
  toRunning(
    sightingOf({ kinds: everyKind.map(one => heard(one)), ...seen }),
    new Set(['mail']),
    now,
  );

/** Where one kind is in another state than all others. */
const whereIs = (name: string, its: Partial<KindSighting>) =>
  running({
    kinds: everyKind.map(one =>
      one.kind === name ? { ...heard(one), ...its } : heard(one),
    ),
  });

describe('the namespaces of a cluster', () => {
  const namespace = (name: string) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  });

  it('are known where they were read and are heard of', () => {
    const objects = objectsOf(namespace('shop'), namespace('ops'));
    expect(running({ objects }).namespaces).toEqual({
      known: new Set(['shop', 'ops']),
    });
  });

  it('have one that cannot be told what it is', () => {
    const malformed = [{ object: 'Namespace mail', message: 'labels: no map' }];
    expect(running({ malformed }).namespaces).toEqual({
      known: new Set(['mail']),
    });
  });

  it.each<[string, Partial<KindSighting>, string]>([
    ['are not read yet', { state: 'starting' }, 'it is not read yet'],
    [
      'are not heard any more',
      { state: 'stale', failure },
      'it is not heard any more',
    ],
    [
      'may not be read',
      { state: 'forbidden' },
      'the credentials have no right to read it',
    ],
    [
      'could never be read',
      { state: 'failing', failure: '500' },
      'it cannot be read',
    ],
    [
      'were read longer ago than a watch is silent',
      { heardAt: secondsAgo(121) },
      'it was last read more than 2 minutes ago',
    ],
    [
      'were never heard of',
      { heardAt: undefined },
      'it was last read more than 2 minutes ago',
    ],
  ])('are unknown where they %s', (_, its, why) => {
    expect(whereIs('Namespace', its).namespaces).toEqual({ unknown: why });
  });

  it('are unknown where the cluster does not tell what it has', () => {
    const others = everyKind.filter(one => one.kind !== 'Namespace');
    for (const seen of [
      { failure },
      { failure, kinds: [] },
      { kinds: [] },
      { kinds: others.map(one => heard(one)) },
    ]) {
      expect(running(seen).namespaces).toEqual({ unknown: silent });
    }
  });
});

describe('what runs in a namespace', () => {
  const labels = { app: 'smtp' };
  const objects = objectsOf(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'smtp', namespace: 'mail' },
      spec: {
        template: { metadata: { labels }, spec: { containers: [] } },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'smtp', namespace: 'mail' },
      spec: { selector: labels, ports: [{ port: 25 }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { selector: labels, ports: [{ port: 80 }] },
    },
  );
  const inMail = { namespace: 'mail', labels };

  it('is what has a name there, with the labels of its pods, and not what has ended', () => {
    const pods = [
      pod('smtp-1', inMail),
      pod('smtp-2', { ...inMail, phase: 'Pending' }),
      pod('smtp-3', { ...inMail, phase: 'Unknown' }),
      pod('send-1', { ...inMail, phase: 'Succeeded' }),
      pod('send-2', { ...inMail, phase: 'Failed' }),
      pod('orders-1'),
    ];
    expect(
      running({ objects, pods }).objects.map(
        ({ kind: is, name, podLabels }) => [is, name, podLabels],
      ),
    ).toEqual([
      ['Deployment', 'smtp', labels],
      ['Service', 'smtp', undefined],
      ['Pod', 'smtp-1', labels],
      ['Pod', 'smtp-2', labels],
      ['Pod', 'smtp-3', labels],
    ]);
  });

  it('is also what makes no sense', () => {
    const malformed = [
      { object: 'Deployment mail/smtp', namespace: 'mail', message: 'spec' },
    ];
    expect(running({ malformed }).objects).toEqual([
      { kind: 'Deployment', namespace: 'mail', name: 'smtp' },
    ]);
  });

  it('is known as it is now where every kind that tells it is heard of', () => {
    expect(running().unread).toEqual([]);
    expect(whereIs('NetworkPolicy', { state: 'forbidden' }).unread).toEqual([]);
  });

  it.each([
    ['Deployment', 'forbidden', 'the credentials have no right to read it'],
    ['Service', 'starting', 'it is not read yet'],
    ['Pod', 'stale', 'it is not heard any more'],
  ] as const)('is not known where %s is %s', (name, state, why) => {
    expect(whereIs(name, { state }).unread).toEqual([{ kind: name, why }]);
  });

  it('is not known at all where the cluster does not answer, and what was read last stays', () => {
    const { unread, objects: still } = running({
      objects,
      kinds: [],
      failure,
    });
    expect(unread).toContainEqual({ kind: 'Pod', why: silent });
    expect(unread).toContainEqual({ kind: 'Service', why: silent });
    expect(still).toHaveLength(2);
  });
});
