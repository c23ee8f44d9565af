import { hasTwice } from '../repeated';

/**
 * Reads pairs typed as `app=db, tier=data`. What cannot be read so stays text, so that the contract's parser can
 * refuse it in its own words.
 */
export function pairsOrText(
  text: string,
  separator = ',',
): Record<string, string> | string {
  const pairs = toPairs(text, separator);
  const isReadable =
    pairs.every(parts => parts.length === 2) &&
    !hasTwice(pairs.map(([name]) => name));
  return isReadable ? Object.fromEntries(pairs) : text;
}

/** What was typed to get these pairs. */
export function pairsAsTyped(
  pairs: Record<string, string> | string = {},
  separator = ', ',
): string {
  return typeof pairs === 'string'
    ? pairs
    : Object.entries(pairs)
        .map(([name, value]) => `${name}=${value}`)
        .join(separator);
}

/** The names in pairs that were typed, whether or not they can be read. */
export function namesOfPairs(text: string, separator = ','): string[] {
  return toPairs(text, separator).map(([name]) => name);
}

function toPairs(text: string, separator: string): string[][] {
  return text
    .split(separator)
    .map(pair => pair.split('=').map(part => part.trim()))
    .filter(parts => parts.join('') !== '');
}
