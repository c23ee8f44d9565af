import { sampleFormData } from '../testing/sample-form-data';
import {
  suggestPrefix,
  toCallRows,
  toConnectionsPart,
} from './connections-part';
import { toVariableRows, withVariables } from './environments-part';
import { emptyPortRow, toPortRows, toPortsPart } from './ports-part';

describe('rows of the form', () => {
  it('say the ports that they were read from', () => {
    const part = sampleFormData.ports!;

    expect(toPortsPart(toPortRows(part), part.health)).toEqual(part);
  });

  it('start with one empty port, and without any are a worker', () => {
    expect(toPortRows({})).toEqual([emptyPortRow]);
    expect(toPortsPart([], undefined)).toEqual({});
  });

  it('keep what is no number as it was typed', () => {
    const rows = [{ ...emptyPortRow, name: 'http', port: '80x' }];

    expect(toPortsPart(rows, undefined).service?.ports.http.port).toBe('80x');
  });

  it('keep two ports of one name apart', () => {
    const rows = [
      { ...emptyPortRow, name: 'http', port: '80' },
      { ...emptyPortRow, name: 'http', port: '81' },
    ];

    expect(toPortRows(toPortsPart(rows, undefined))).toEqual(rows);
  });

  it('say the calls that they were read from', () => {
    const part = sampleFormData.connections!;

    expect(toConnectionsPart(toCallRows(part), part.callers!)).toEqual(part);
  });

  it('keep two calls of one prefix apart', () => {
    const rows = [
      { prefix: 'A', target: 'shop/a', port: 'http' },
      { prefix: 'A', target: 'shop/b/c', port: 'http' },
    ];

    expect(toCallRows(toConnectionsPart(rows, []))).toEqual(rows);
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
