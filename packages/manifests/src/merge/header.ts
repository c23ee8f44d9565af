import { Comment } from './comments';

const hash = /^# callboard\.dev\/content: ([0-9a-f]{32})$/;

/** The hash in a renderer's comment: that of the rendering which the text below is based on, and where it stands. */
export interface Header {
  hash: string;
  start: number;
  end: number;
}

/** The renderer's comment above an object: the last one before the offset where that starts. */
export function headerAbove(
  comments: Comment[],
  objectStart: number,
): Header | undefined {
  return comments
    .filter(({ offset }) => offset < objectStart)
    .flatMap(({ offset, source }) => {
      const found = hash.exec(source)?.[1];
      const end = offset + source.length;
      return found ? [{ hash: found, start: end - found.length, end }] : [];
    })
    .at(-1);
}
