import type { Problem, Reason } from '@callboard/reachability';
import { sentenceOf } from '@callboard/reachability';
import { code, markdownTable } from '../output/code';
import { plural } from '../output/plural';
import { shortName } from '../peers/named';
import { Comparison } from './comparison';
import { DiffRow, diffRows } from './diff-rows';
import { effectOf } from './effect';

/** By it a job finds the comment that it wrote before. */
export const marker = '<!-- callboard diff -->';

/** GitHub takes 65,536 characters; the table is most of it. */
const room = 30_000;
/** So many rows are seen at a glance; more are folded. */
const shown = 20;

/** A comment on a pull request. */
export function diffMd(comparison: Comparison, problems: Problem[]): string {
  const rows = diffRows(comparison);
  const parts = [
    `${marker}\n**Connectivity:** ${effectOf(rows, comparison)}\n`,
    ...incomplete(problems),
    ...tableOf(rows.map(cellsOf)),
    ...workloadsOf(comparison),
  ];
  return parts.join('\n');
}

function incomplete(problems: Problem[]): string[] {
  if (problems.length === 0) return [];
  const lines = problems
    .slice(0, shown)
    .map(
      ({ path, line, message }) =>
        `- ${code(cut(`${path}${line ? `:${line}` : ''}`))}: ${code(
          cut(message),
        )}`,
    );
  const more = problems.length - lines.length;
  return [
    `**Not complete:** ${plural(
      problems.length,
      'problem',
    )}; what they touch is unknown.\n`,
    `${[...lines, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')}\n`,
  ];
}

function cellsOf({ kind, from, to, what, because }: DiffRow): string[] {
  const lines = (texts: string[]) => {
    const first = texts.slice(0, shown).map(text => code(cut(text)));
    const more = texts.length - first.length;
    return [...first, ...(more > 0 ? [`… and ${more} more`] : [])].join('<br>');
  };
  return [
    kind,
    lines(from),
    lines(to),
    what.join('<br>'),
    [...new Set(because.slice(0, 3).map(reasonMd))].join('<br>') ||
      'a workload that comes or goes',
  ];
}

/** The object and its place; without an object, what the reason says. */
function reasonMd(reason: Reason): string {
  const { object, at } = reason;
  const what = object
    ? `${object.kind} ${object.namespace ? `${object.namespace}/` : ''}${
        object.name
      }`
    : sentenceOf(reason);
  return [code(cut(what)), ...(at ? [code(`${at.path}:${at.line}`)] : [])].join(
    ' ',
  );
}

function tableOf(rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const fitting: string[][] = [];
  let length = 0;
  for (const row of rows) {
    length += row.join(' | ').length + 6;
    if (length > room) break;
    fitting.push(row);
  }
  const titles = ['', 'From', 'To', 'Ports', 'Decided by, among others'];
  const text = [...markdownTable(titles, fitting)].join('');
  const left = rows.length - fitting.length;
  const rest =
    left > 0
      ? [`… and ${plural(left, 'row')} more: \`callboard diff\` prints all.\n`]
      : [];
  return fitting.length <= shown
    ? [text, ...rest]
    : [
        `<details><summary>${plural(
          rows.length,
          'row',
        )}</summary>\n\n${text}\n</details>\n`,
        ...rest,
      ];
}

function workloadsOf({ workloads }: Comparison): string[] {
  const line = (title: string, names: string[]) => {
    const first = names.slice(0, shown).map(name => code(cut(name)));
    const more = names.length - first.length;
    return names.length
      ? [
          `${title}: ${[...first, ...(more > 0 ? [`${more} more`] : [])].join(
            ', ',
          )}\n`,
        ]
      : [];
  };
  return [
    ...line('New', workloads.added.map(shortName)),
    ...line('Gone', workloads.removed.map(shortName)),
  ];
}

/** One name cannot take the room of all others. */
function cut(text: string): string {
  const characters = [...text];
  return characters.length > 200
    ? `${characters.slice(0, 200).join('')}…`
    : text;
}
