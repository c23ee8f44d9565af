/**
 * How long ago something was, in words: `just now`, `12 s ago`, `2 min ago`, `3 h ago`, `5 days ago`.
 *
 * `at`: ISO 8601; what is no date comes back as `at an unknown time`, what is in the future as `just now`.
 */
export function formatAge(at: string, now: number = Date.now()): string {
  const seconds = Math.floor((now - Date.parse(at)) / 1000);
  if (Number.isNaN(seconds)) {
    return 'at an unknown time';
  }
  const steps: [number, number, (count: number) => string][] = [
    [5, 1, () => 'just now'],
    [60, 1, count => `${count} s ago`],
    [3600, 60, count => `${count} min ago`],
    [48 * 3600, 3600, count => `${count} h ago`],
    [Infinity, 24 * 3600, count => `${count} days ago`],
  ];
  const [, unit, words] = steps.find(([below]) => seconds < below)!;
  return words(Math.floor(seconds / unit));
}
