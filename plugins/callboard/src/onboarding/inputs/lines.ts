import { IssuePath, pathsBelow } from '../paths-below';
import { together } from './together';
import { FieldIssue, Step } from '../use-step';

/** The entries of a list that was typed one per line; nothing where no line holds anything. */
export function toLines(text: string): string[] | undefined {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  return lines.length ? lines : undefined;
}

/** What is wrong with a list and with each of its entries. */
export function issueOfLines(
  issueAt: Step['issueAt'],
  path: IssuePath,
  lines: string[] | undefined,
): FieldIssue {
  return together(...pathsOfLines(path, lines).map(each => issueAt(...each)));
}

/** Paths of a list and of each of its entries. */
export function pathsOfLines(
  path: IssuePath,
  lines: string[] | undefined = [],
): IssuePath[] {
  return pathsBelow(path, [...lines.keys()]);
}
