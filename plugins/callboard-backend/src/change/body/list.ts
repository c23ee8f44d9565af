import { escapeLine } from '../escape-line';
import { Block, sayRest } from './Block';

/**
 * Plain texts under a heading, the important ones first.
 *
 * `most` of them are shown. It `stays` where one of them must be; then that one is not long.
 */
export function list(
  title: string,
  texts: string[],
  { most = 40, stays = false } = {},
): Block {
  const lines = texts
    .slice(0, most)
    .map(text => escapeLine(text, stays ? 300 : 600));
  return {
    length: texts.length,
    most,
    stays,
    write: shown => {
      const entries = [
        ...lines.slice(0, shown),
        ...sayRest(shown, texts.length),
      ];
      return `### ${title}\n\n${entries.map(line => `- ${line}`).join('\n')}`;
    },
  };
}
