import { escapeMarkdown } from './escape-markdown';

/**
 * A text as one line of Markdown that shows it as it was typed.
 *
 * `largest`: characters of the Markdown. What does not fit ends in `…`: the text is cut before it is escaped, so that no
 * escape is.
 */
export function escapeLine(text: string, largest = 600): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const whole = escapeMarkdown(line);
  if (whole.length <= largest) return whole;
  // Half of a character of two halves is none.
  let characters = [...line.slice(0, largest)];
  for (;;) {
    const cut = escapeMarkdown(`${characters.join('')}…`);
    if (cut.length <= largest || characters.length === 0) return cut;
    characters = characters.slice(0, Math.floor(characters.length * 0.9));
  }
}
