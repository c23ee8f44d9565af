import { FileDiff } from '@callboard/plugin-callboard-common';

/**
 * A rendered file as a part of the body that opens on a click. Nothing where a Git host might do what stands in it.
 *
 * In a code block nothing is a mention, a reference or HTML. Two things of GitLab read the raw text, though: its pattern
 * for closing issues does not know code blocks at all, and quick actions are looked for on every line that is not between
 * two lines of exactly three backticks, which a file may hold itself.
 */
export function foldFile({ path, before, after }: FileDiff): string[] {
  if (after === null || !isInert(after)) return [];
  const text = after.replace(/\r\n?/g, '\n').trimEnd();
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const became = before === null ? 'new' : 'changed';
  return [
    [
      '<details>',
      `<summary><code>${escapeHtml(path)}</code> ${became}</summary>`,
      '',
      `${fence}yaml`,
      text,
      fence,
      '',
      '</details>',
    ].join('\n'),
  ];
}

/** @see https://docs.gitlab.com/administration/issue_closing_pattern/ */
const closing =
  /\b(clos(e[sd]?|ing)|fix(e[sd]|ing)?|resolv(e[sd]?|ing)|implement(s|ed|ing)?):?\s+(issues?\s+)?\S*(#\d|\w-\d|:\/\/)/i;

/** `/close`, and whatever else starts a line in a way that ends or opens a block. */
const startsBlock = /^[/<>`]/m;

function isInert(text: string): boolean {
  return !closing.test(text) && !startsBlock.test(text);
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}

/** Markdown is not read within a summary, but references in it may be. */
function escapeHtml(text: string): string {
  return text.replace(
    /[^\w./-]/gu,
    character => `&#${character.codePointAt(0)};`,
  );
}
