/**
 * Reads a typed number. Nothing typed is nothing; what is no number stays text, so that the contract's parser can
 * refuse it in its own words.
 */
export function numberOrText(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return undefined;
  }
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** What was typed to get this value. */
export function asTyped(value: number | string | undefined): string {
  return value === undefined ? '' : String(value);
}
