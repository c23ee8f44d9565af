import { Block } from './Block';
import { foldFiles, roomForRest } from './fold-files';

const between = '\n\n';

/**
 * Puts the body of a change together so that it has at most `largest` characters, 2,000 or more.
 *
 * What is cut first is the last in importance: files are folded in as far as there is room, then lists lose their ends
 * from the last block to the first, down to a few entries before any goes as a whole. What is left out is counted.
 */
export function fitBody(
  blocks: Block[],
  files: { all: number; folded: string[] },
  largest: number,
): string {
  const full = blocks.filter(({ length }) => length > 0);
  const text = cutBlocks(full, largest - (files.all ? roomForRest : 0));
  const room = largest - text.length - between.length;
  return [text, ...foldFiles(files, room)].join(between);
}

/** As many of each as fit. */
function cutBlocks(blocks: Block[], largest: number): string {
  const shown = blocks.map(({ length, most }) => Math.min(length, most));
  const write = () =>
    blocks
      .map((block, at) => block.write(shown[at]))
      .filter(Boolean)
      .join(between);
  const fits = (at: number, count: number) => {
    shown[at] = count;
    return write().length <= largest;
  };
  for (const [at, least] of cuts(blocks)) {
    if (write().length <= largest) break;
    shown[at] = mostThatFits(Math.min(least, shown[at]), shown[at], count =>
      fits(at, count),
    );
  }
  return write();
}

/** Which blocks are cut, one after the other, and down to how many entries. */
function cuts(blocks: Block[]): [at: number, least: number][] {
  const fromLast = blocks.map((_, at) => at).reverse();
  const mayGo = fromLast.filter(at => !blocks[at].stays);
  const stay = fromLast.filter(at => blocks[at].stays);
  return [
    ...mayGo.map((at): [number, number] => [at, 5]),
    ...mayGo.map((at): [number, number] => [at, 0]),
    ...stay.map((at): [number, number] => [at, 1]),
  ];
}

/** By halving; `most` itself does not fit. The least, where nothing does. */
function mostThatFits(
  least: number,
  most: number,
  fits: (count: number) => boolean,
): number {
  let [low, high] = [least, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
