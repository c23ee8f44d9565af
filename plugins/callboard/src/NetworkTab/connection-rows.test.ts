import {
  http,
  sampleConnections,
  workload,
} from '../testing/sample-connections';
import {
  filterRows,
  nobody,
  ownersOf,
  searchRows,
  sortRows,
  toRows,
} from './connection-rows';

const rows = toRows(sampleConnections.callers);
const names = (found: typeof rows) =>
  found.map(({ peer, port }) => `${peer.name} ${port.name}`);

describe('rows of connections', () => {
  it('have ids of their own', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('are found by every word of a search, in name, owner and port', () => {
    expect(names(searchRows(rows, 'OPS grpc'))).toEqual(['reports grpc']);
    expect(names(searchRows(rows, 'team-finance'))).toEqual(['billing grpc']);
    expect(names(searchRows(rows, '9464'))).toEqual(['prometheus metrics']);
    expect(searchRows(rows, ' ')).toHaveLength(rows.length);
  });

  it('are left by state and owner', () => {
    expect(names(filterRows(rows, { state: 'depends' }))).toEqual([
      'storefront-for-tablets http',
    ]);
    expect(
      names(filterRows(rows, { owner: 'group:default/team-ops', state: 'ok' })),
    ).toEqual([]);
    expect(names(filterRows(rows, { owner: nobody }))).toEqual([
      'importer http',
      '203.0.113.0/24 http',
    ]);
  });

  it('are sorted by state with what to look at first first, then by name', () => {
    expect(
      names(sortRows(rows, { column: 'state', direction: 'ascending' })).slice(
        0,
        3,
      ),
    ).toEqual(['billing grpc', 'reports grpc', 'cart http']);
    expect(
      names(sortRows(rows, { column: 'state', direction: 'descending' })).slice(
        0,
        3,
      ),
    ).toEqual(['prometheus metrics', 'web grpc', 'web http']);
  });

  it('are sorted by name as people count', () => {
    const callers = ['a/c-10', 'a/c-9'].map(ref => ({
      ...sampleConnections.callers[0],
      peer: workload(ref),
      port: http,
    }));

    expect(
      names(
        sortRows(toRows(callers), { column: 'peer', direction: 'ascending' }),
      ),
    ).toEqual(['c-9 http', 'c-10 http']);
  });

  it('have owners by name, with nobody last', () => {
    expect(ownersOf(rows)).toEqual([
      'group:default/platform',
      'group:default/team-finance',
      'group:default/team-mobile',
      'group:default/team-ops',
      'group:default/team-shop',
      nobody,
    ]);
  });
});
