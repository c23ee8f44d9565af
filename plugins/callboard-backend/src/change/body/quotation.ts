import { escapeLine } from '../escape-line';
import { Block, sayRest } from './Block';

const most = 60;

/** What somebody typed under a heading, line by line. */
export function quotation(title: string, text: string): Block {
  const all = text ? text.split(/\r\n?|\n/) : [];
  const lines = all
    .slice(0, most)
    .map(line => `> ${escapeLine(line, 4000)}`.trimEnd());
  return {
    length: all.length,
    most,
    stays: false,
    write: shown =>
      [
        `### ${title}`,
        ...(shown ? [lines.slice(0, shown).join('\n')] : []),
        ...sayRest(shown, all.length),
      ].join('\n\n'),
  };
}
