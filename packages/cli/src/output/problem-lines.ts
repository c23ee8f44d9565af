import type { Problem } from '@callboard/reachability';
import { plain } from './plain';
import { plural } from './plural';

/** What could not be read, for people: each with its place, and what that means. */
export function problemLines(problems: Problem[]): string[] {
  return problems.length === 0
    ? []
    : [
        ...problems.map(lineOf),
        `callboard: ${plural(
          problems.length,
          'problem',
        )}: the answer is not complete (--allow-incomplete accepts it)`,
      ];
}

function lineOf({ path, line, message }: Problem): string {
  return plain(`${path}${line ? `:${line}` : ''}: ${message}`);
}
