import { ConnectionState } from '@callboard/plugin-callboard-common';
import { sampleConnections, workload } from '../testing/sample-connections';
import { accessOfRow } from './access-of-row';
import { toRows } from './connection-rows';

const [granted] = toRows(sampleConnections.callers);
const ungranted = { ...granted, grant: undefined };
const orders = { namespace: 'shop', name: 'orders' };
const web = { namespace: 'shop', name: 'web' };

const withState = (state: ConnectionState) => ({ ...ungranted, state });

describe('what to propose about a connection', () => {
  it.each([
    'declared-but-blocked',
    'half-open-caller',
    'half-open-called',
  ] as const)('asks for access where it is %s', state =>
    expect(accessOfRow(withState(state), sampleConnections, 'callers')).toEqual(
      {
        action: 'request',
        access: { service: orders, caller: web, ports: ['http'] },
      },
    ),
  );

  it.each(['ok', 'depends', 'unknown', 'allowed-but-undeclared'] as const)(
    'is nothing where it is %s without a grant',
    state =>
      expect(
        accessOfRow(withState(state), sampleConnections, 'callers'),
      ).toBeUndefined(),
  );

  it('takes a grant away, from either side', () => {
    expect(accessOfRow(granted, sampleConnections, 'callers')).toEqual({
      action: 'revoke',
      access: { service: orders, caller: web, ports: ['http'] },
    });
    expect(accessOfRow(granted, sampleConnections, 'calls')?.access).toEqual({
      service: web,
      caller: orders,
      ports: ['http'],
    });
  });

  it('lets a stranger ask, for the caller may be theirs, and revoke nothing', () => {
    const view = { ...sampleConnections, mayPropose: false };
    const blocked = withState('declared-but-blocked');

    expect(accessOfRow(blocked, view, 'callers')?.action).toBe('request');
    expect(accessOfRow(blocked, view, 'calls')).toBeUndefined();
    expect(accessOfRow(granted, view, 'callers')).toBeUndefined();
  });

  it('is nothing for what no grant can name', () => {
    const blocked = withState('declared-but-blocked');
    const unmanaged = {
      ...blocked,
      peer: workload('a/b', { isManaged: false }),
    };
    const platform = {
      ...blocked,
      peer: workload('a/b', { kind: 'platform' }),
    };

    expect(accessOfRow(platform, sampleConnections, 'callers')).toBeUndefined();
    expect(accessOfRow(unmanaged, sampleConnections, 'calls')).toBeUndefined();
  });

  it('asks for nothing where the service has no contract to grant by', () =>
    expect(
      accessOfRow(
        withState('declared-but-blocked'),
        { ...sampleConnections, isGrantable: false },
        'callers',
      ),
    ).toBeUndefined());

  it('asks here alone for a caller without a contract, and not where only its own policies are in the way', () => {
    const byHand = (state: ConnectionState) => ({
      ...withState(state),
      peer: workload('a/b', { isManaged: false }),
    });

    expect(
      accessOfRow(byHand('half-open-called'), sampleConnections, 'callers')
        ?.access.environments,
    ).toEqual([sampleConnections.environment]);
    expect(
      accessOfRow(byHand('half-open-caller'), sampleConnections, 'callers'),
    ).toBeUndefined();
  });
});
