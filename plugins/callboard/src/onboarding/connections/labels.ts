import { hasTwice } from '../twice';

/**
 * Reads labels typed as `app=db, tier=data`. What cannot be read so stays text, so that the contract's parser can
 * refuse it in its own words.
 */
export function labelsOrText(text: string): Record<string, string> | string {
  const pairs = text
    .split(',')
    .map(pair => pair.split('=').map(part => part.trim()))
    .filter(parts => parts.join('') !== '');
  const isReadable =
    pairs.every(parts => parts.length === 2) &&
    !hasTwice(pairs.map(([name]) => name));
  return isReadable ? Object.fromEntries(pairs) : text;
}

/** What was typed to get these labels. */
export function labelsAsTyped(
  labels: Record<string, string> | string = {},
): string {
  return typeof labels === 'string'
    ? labels
    : Object.entries(labels)
        .map(([name, value]) => `${name}=${value}`)
        .join(', ');
}
