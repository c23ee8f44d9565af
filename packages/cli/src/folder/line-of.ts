/** The first line that matches, from 1; the first one of all where none does. */
export function lineOf(text: string, pattern: RegExp | string): number {
  const at = text.search(
    typeof pattern === 'string'
      ? pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      : pattern,
  );
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
