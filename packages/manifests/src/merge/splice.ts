/** One change of a text: what stands from `start` to before `end` becomes `text`. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Makes the changes, which must not overlap; several at one offset in the order given.
 * Returns nothing where they do overlap.
 */
export function splice(text: string, splices: Splice[]): string | undefined {
  const inOrder = [...splices].sort(
    (one, other) =>
      one.start - other.start ||
      Number(one.end > one.start) - Number(other.end > other.start),
  );
  let result = '';
  let offset = 0;
  for (const change of inOrder) {
    if (change.start < offset) return undefined;
    result += text.slice(offset, change.start) + change.text;
    offset = change.end;
  }
  return result + text.slice(offset);
}
