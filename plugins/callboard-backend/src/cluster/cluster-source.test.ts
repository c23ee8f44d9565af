import { toClusterSource } from './cluster-source';
import { KindSighting } from './ClusterSighting';
import { kind, sightingOf } from './facts/__testUtils__/sighting';

const heard = (
  name: string,
  state: KindSighting['state'],
  minute: number,
): KindSighting => ({
  ...kind('', name, state),
  heardAt: new Date(Date.UTC(2026, 10, 21, 12, minute)),
});

const due = (name: string, minute: number, dueMinute: number) => ({
  ...heard(name, 'live', minute),
  dueAt: new Date(Date.UTC(2026, 10, 21, 12, dueMinute)),
});

const readAtOf = (...kinds: KindSighting[]) =>
  toClusterSource(sightingOf({ kinds })).readAt;

describe('the age of a cluster', () => {
  it('is that of the oldest which is shown', () => {
    expect(
      readAtOf(heard('Pod', 'live', 30), heard('Service', 'stale', 20)),
    ).toBe('2026-11-21T12:20:00.000Z');
  });

  it.each(['forbidden', 'failing', 'starting'] as const)(
    'is not that of a kind of which nothing is shown: %s',
    state => {
      expect(
        readAtOf(heard('Pod', 'live', 30), heard('Service', state, 0)),
      ).toBe('2026-11-21T12:30:00.000Z');
    },
  );

  it('is that of the first question where nothing was read yet', () => {
    expect(readAtOf(kind('', 'Pod', 'starting'))).toBe(
      '2026-11-21T10:00:00.000Z',
    );
  });
});

describe('the time from which a silence of a cluster counts', () => {
  const dueAtOf = (...kinds: KindSighting[]) =>
    toClusterSource(sightingOf({ kinds })).dueAt;

  it('is not before what is read now and then is read again', () => {
    expect(dueAtOf(due('Pod', 10, 40), due('Service', 15, 20))).toBe(
      '2026-11-21T12:20:00.000Z',
    );
  });

  it('is that of a kind of which changes arrive, where it was heard earlier', () => {
    expect(dueAtOf(due('Pod', 10, 40), heard('Service', 'live', 12))).toBe(
      '2026-11-21T12:12:00.000Z',
    );
  });

  it('is not told where nothing is read now and then', () => {
    expect(dueAtOf(heard('Pod', 'live', 12))).toBeUndefined();
  });
});
