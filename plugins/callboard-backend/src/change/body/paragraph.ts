import { Block } from './Block';

/** Markdown that is always shown. */
export function paragraph(markdown: string): Block {
  return { length: 1, most: 1, stays: true, write: () => markdown };
}

/** Markdown that goes where there is no room; nothing is missed without it. */
export function aside(markdown: string): Block {
  return {
    length: markdown ? 1 : 0,
    most: 1,
    stays: false,
    write: shown => (shown ? markdown : ''),
  };
}
