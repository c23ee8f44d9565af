import type { Problem } from '@callboard/reachability';
import { Given } from '../commands/Command';
import { plain } from './plain';
import { plural } from './plural';

/** What could not be read, for people: each with its place, and what that means. */
export function problemLines(
  problems: Problem[],
  { switches }: Given,
): string[] {
  const hint = switches.has('allow-incomplete')
    ? ''
    : ' (--allow-incomplete accepts that; --ignore passes over what is no manifest)';
  return problems.length === 0
    ? []
    : [
        ...problems.map(lineOf),
        `callboard: ${plural(
          problems.length,
          'problem',
        )}: the answer is not complete${hint}`,
      ];
}

function lineOf({ path, line, message }: Problem): string {
  return plain(`${path}${line ? `:${line}` : ''}: ${message}`);
}
