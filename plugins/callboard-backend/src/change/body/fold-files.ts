/** So many characters take the heading, and the sentence about files that are not shown. */
export const roomForRest = 120;

/**
 * As many files as fit into `room` characters, folded in whole, the small ones first; and how many are not shown.
 *
 * `all`: how many there are; `folded`: the Markdown of those that can be shown, in the order of the body.
 */
export function foldFiles(
  { all, folded }: { all: number; folded: string[] },
  room: number,
): string[] {
  const shown = new Set<string>();
  let left = room - roomForRest;
  for (const file of folded.toSorted((a, b) => a.length - b.length)) {
    left -= file.length + 2;
    if (left < 0) break;
    shown.add(file);
  }
  const hidden = all - shown.size;
  if (all === 0) return [];
  return [
    '### Rendered files',
    ...folded.filter(file => shown.has(file)),
    ...(hidden ? [sayHidden(hidden)] : []),
  ];
}

function sayHidden(count: number): string {
  return count === 1
    ? '1 file is not shown here: it is in the diff.'
    : `${count} files are not shown here: they are in the diff.`;
}
