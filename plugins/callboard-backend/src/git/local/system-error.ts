/** Is this what the operating system says with one of these codes, e.g. `ENOENT`? */
export function isSystemError(error: unknown, ...codes: string[]): boolean {
  // Not `instanceof Error`: Jest runs tests in a realm whose Error is another.
  if (typeof error !== 'object' || error === null) return false;
  return 'code' in error && codes.some(code => code === error.code);
}
