import { parse, stringify } from 'yaml';
import { asKubectlReads, readsAsText } from './index';

/** What `sigs.k8s.io/yaml` v1.6.0, the reader of kubectl and kube-apiserver, makes of plain scalars. */
const scalars: [string, unknown][] = [
  ['0X7', 7],
  ['0x1F', 31],
  ['0o17', 15],
  ['0O17', 15],
  ['0B11', 3],
  ['-0b11', -3],
  ['0b-11', -3],
  ['0b+1', 1],
  ['0B-1', '0B-1'],
  ['-0b-1', '-0b-1'],
  ['0x-1', '0x-1'],
  ['010', 8],
  ['08', 8],
  ['1_000', 1000],
  ['+1_0.5', 10.5],
  ['.8_0', 0.8],
  ['._8', '._8'],
  ['1.', 1],
  ['1e3', 1000],
  ['9e999', '9e999'],
  ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF'],
  ['e5', 'e5'],
  ['.', '.'],
  ['_7', '_7'],
  ['0x', '0x'],
  ['0b2', '0b2'],
  ['12:30', '12:30'],
  ['2026-01-01', '2026-01-01'],
  ['y', true],
  ['Off', false],
  ['oN', 'oN'],
  ['~', null],
  ['.inf', Infinity],
  ['-.INF', -Infinity],
  ['.NaN', NaN],
];

describe('YAML of Kubernetes', () => {
  it.each(scalars)('reads %s as kubectl does', (text, value) => {
    expect(parse(`key: ${text}`, asKubectlReads)).toEqual({ key: value });
  });

  it.each(scalars)('quotes %s where it is written as a text', text => {
    const written = stringify({ key: text }, { compat: readsAsText });
    expect(parse(written, asKubectlReads)).toEqual({ key: text });
    expect(parse(written, { version: '1.2' })).toEqual({ key: text });
  });

  it('knows merged maps', () => {
    const text = 'a: &a {x: 1}\nb: {<<: *a, z: 2}';
    expect(parse(text, asKubectlReads).b).toEqual({ x: 1, z: 2 });
  });
});
