/** A text for a terminal, on one line: what would move its cursor or change its colours is written out. */
export function plain(text: string): string {
  return text
    .replace(/\r?\n|\t/g, ' ')
    .replace(
      /\p{Cc}/gu,
      character =>
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** Each on a line of its own. */
export function* plainLines(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield `${plain(text)}\n`;
}
