import type { ScalarTag } from 'yaml';

const sign = '(?:[-+]_*)?';

/** With a letter that tells the base, as `0x1F`, `0O17` and `0b11`; `_` may stand anywhere behind the first character. */
const withBase = `${sign}0_*(?:[xX]_*[0-9a-fA-F][0-9a-fA-F_]*|[oO]_*[0-7][0-7_]*|[bB]_*[01][01_]*)`;

/** What stands behind `0b` is read as a number of its own, with a sign. */
const signedBinary = '0_*b_*[-+]_*[01][01_]*';

const decimal = `(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|[-+]_*(?:\\._*)?[0-9][0-9_]*(?:\\.[0-9_]*)?)(?:[eE]_*[-+]?_*[0-9][0-9_]*)?`;

const digits = '[0-9]+(?:_[0-9]+)*';

/** Where a point comes first, `_` stands between digits only. */
const fraction = `\\.${digits}(?:[eE][-+]?${digits})?`;

const infinite = '[-+]?\\.(?:inf|Inf|INF)|\\.nan|\\.NaN|\\.NAN';

/**
 * A plain scalar that go-yaml takes for a number. What would not fit into 64 bits stays the text that it is.
 * @see https://github.com/yaml/go-yaml/blob/v2.4.3/resolve.go
 */
export const number: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: new RegExp(
    `^(?:${[withBase, signedBinary, decimal, fraction, infinite].join('|')})$`,
  ),
  resolve: text => {
    const value = numberOf(text.replaceAll('_', '').toLowerCase());
    return value === undefined ? text : value;
  },
};

function numberOf(text: string): number | undefined {
  if (text.endsWith('.nan')) return NaN;
  if (/^0b[-+]/.test(text))
    return Number(`0b${text.slice(3)}`) * (text[2] === '-' ? -1 : 1);
  const [, minus, rest] = /^([-+]?)(.*)$/.exec(text)!;
  const factor = minus === '-' ? -1 : 1;
  if (rest === '.inf') return factor * Infinity;
  // Eight and nine are no octal digits: 08 is eight.
  const value = Number(/^0[0-7]+$/.test(rest) ? `0o${rest}` : rest);
  const isTooBig = /^0[a-z]/.test(rest) ? value >= 2 ** 64 : !isFinite(value);
  return isTooBig ? undefined : factor * value;
}
