import {
  ChangedEdgeView,
  ConnectivityEffect,
  VerdictView,
} from '@callboard/plugin-callboard-common';
import { escapeMarkdown } from './escape-markdown';

/** More than these are counted. */
const mostLines = 30;

/** The connectivity diff for the body of a change, as lines of Markdown; names and paths are what people wrote. */
export function connectivityLines({
  environments,
}: ConnectivityEffect): string[] {
  return environments.flatMap(({ environment, opened, closed, changed }) => {
    const lines = [
      ...opened.map(edge => line('+', environment, edge)),
      ...closed.map(edge => line('−', environment, edge)),
      ...changed.map(edge => line('~', environment, edge)),
    ];
    const more = lines.length - mostLines;
    const shown = lines.slice(0, mostLines).map(escapeMarkdown);
    return more > 0 ? [...shown, `${environment}: and ${more} more`] : shown;
  });
}

function line(
  sign: string,
  environment: string,
  { from, to, port, before, after }: ChangedEdgeView,
): string {
  const words =
    sign === '~'
      ? ` (${inWords(before)} → ${inWords(after)})`
      : condition(after);
  return `${environment}: ${sign} ${from.namespace}/${from.name} → ${to.namespace}/${to.name} ${port}${words}`;
}

function inWords(verdict: VerdictView | undefined): string {
  return verdict ? `${verdict.outcome}${condition(verdict)}` : 'not there';
}

function condition(verdict: VerdictView | undefined): string {
  return (verdict?.on ?? []).map(({ text }) => `, ${text}`).join('');
}
