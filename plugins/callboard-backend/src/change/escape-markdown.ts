/**
 * Markdown that shows a text as it was typed, line by line, whatever it holds.
 *
 * A backslash is enough where only Markdown reads. Git hosts look for mentions, references and addresses in what
 * Markdown has made of it, too, and some in the raw text: an invisible space breaks those.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(line => escapeStart(escapeInside(line.trim())))
    .join('\n');
}

/** ZERO WIDTH SPACE, in a way that shows in the raw text. */
const gap = '&#8203;';

function escapeInside(line: string): string {
  return (
    line
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_[\]|~]/g, '\\$&')
      // @anna, @_anna, #12, !12, $12, %"v1", ^alert
      .replace(/@(?=\S)|[#!$%^](?=["\w]|\\_)/g, `$&${gap}`)
      // ~label, &12
      .replace(/(\\~|&amp;)(?=["\w]|\\_)/g, `$&${gap}`)
      // GH-12, SHOP-12, SHOP2_B-12; a date stays whole
      .replace(/(?<=[A-Za-z][\w\\]*)-(?=\d)/g, `-${gap}`)
      // https://…, www.…
      .replace(/:(?=\/\/)/g, `:${gap}`)
      .replace(/\bwww(?=\.)/gi, `$&${gap}`)
  );
}

/** What a line means by how it starts: a quick action, a heading, a list, a rule. */
function escapeStart(line: string): string {
  return line
    .replace(/^\//, '&#47;')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
