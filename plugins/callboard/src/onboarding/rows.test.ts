import { fullFormData } from '../testing/full-form-data';
import { sampleFormData } from '../testing/sample-form-data';
import {
  suggestPrefix,
  toCallRows,
  toConnectionsPart,
} from './connections/connections-part';
import {
  toVariableRows,
  withVariables,
} from './environments/environments-part';
import { pairsAsTyped, pairsOrText } from './inputs/pairs';
import { groupsAsLines, linesToGroups } from './features/api-groups';
import { withFeature, withTraffic } from './features/features-part';
import { keysAsLines, linesToKeys } from './features/secret-keys';
import {
  emptyPortRow,
  toAccess,
  toPortRows,
  toPortsPart,
} from './ports/ports-part';

describe('rows of the form', () => {
  test.each([
    ['usual', sampleFormData.ports!],
    ['all', fullFormData.ports!],
  ])('say the %s ports that they were read from', (_name, part) => {
    expect(
      toPortsPart(toPortRows(part), {
        access: toAccess(part),
        health: part.health,
      }),
    ).toEqual(part);
  });

  it('start with one empty port, and without any are a worker', () => {
    expect(toPortRows({})).toEqual([emptyPortRow]);
    expect(toPortsPart([], {})).toEqual({});
  });

  it('keep what is no number as it was typed', () => {
    const rows = [{ ...emptyPortRow, name: 'http', port: '80x' }];

    expect(toPortsPart(rows, {}).service?.ports.http.port).toBe('80x');
  });

  it('keep two ports of one name apart', () => {
    const rows = [
      { ...emptyPortRow, name: 'http', port: '80' },
      { ...emptyPortRow, name: 'http', port: '81' },
    ];

    expect(toPortRows(toPortsPart(rows, {}))).toEqual(rows);
  });

  it('have nothing to probe where there is no port', () => {
    const health = { readiness: { tcp: { port: 'http' } } };

    expect(toPortsPart([], { health })).toEqual({});
  });

  test.each([
    ['usual', sampleFormData.connections!],
    ['all', fullFormData.connections!],
  ])('say the %s calls that they were read from', (_name, part) => {
    expect(toConnectionsPart(toCallRows(part), part.callers!)).toEqual(part);
  });

  it('keep two calls of one prefix apart', () => {
    const rows = [
      { prefix: 'A', target: 'shop/a', port: 'http' },
      { prefix: 'A', target: 'shop/b/c', port: 'http' },
    ];

    expect(toCallRows(toConnectionsPart(rows, []))).toEqual(rows);
  });

  it('keep labels that cannot be read as they were typed', () => {
    expect(pairsOrText(' app = db, tier=data,')).toEqual({
      app: 'db',
      tier: 'data',
    });
    expect(pairsOrText('')).toEqual({});
    expect(pairsOrText('app=db, tier')).toBe('app=db, tier');
    expect(pairsOrText('app=a, app=b')).toBe('app=a, app=b');
    expect(pairsAsTyped(pairsOrText('app=db, tier'))).toBe('app=db, tier');
  });

  it('keep lines of keys that cannot be read as they were typed', () => {
    const lines = ['DB_USER=shop/user', 'DB_PASSWORD=shop/password'];
    const keys = { DB_USER: 'shop/user', DB_PASSWORD: 'shop/password' };

    expect(linesToKeys(lines)).toEqual(keys);
    expect(keysAsLines(keys)).toEqual(lines);
    for (const typed of [['A=1', 'A=2'], ['A']])
      expect(keysAsLines(linesToKeys(typed))).toEqual(typed);
    expect(linesToKeys(undefined)).toBeUndefined();
  });

  it('call the API group without a name core', () => {
    expect(groupsAsLines(['', 'apps'])).toEqual(['core', 'apps']);
    expect(linesToGroups(['core', 'apps'])).toEqual(['', 'apps']);
  });

  it('leave out of the traffic what says nothing', () => {
    const asked = withTraffic({}, 'timeout', '5s');

    expect(asked).toEqual({ traffic: { timeout: '5s' } });
    expect(withTraffic(asked, 'timeout', undefined)).toEqual({});
    expect(withFeature({ secrets: [{}] }, 'secrets', [])).toEqual({});
  });

  it('keep two variables of one name apart', () => {
    const rows = [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
    ];

    expect(toVariableRows(withVariables({}, rows))).toEqual(rows);
    expect(withVariables({ env: { A: '1' } }, [])).toEqual({});
  });

  it('suggest a prefix that the contract accepts', () => {
    expect(suggestPrefix('finance/payments-v2')).toBe('PAYMENTS_V2');
    expect(suggestPrefix('2nd/3-scale')).toBe('SCALE');
  });
});
